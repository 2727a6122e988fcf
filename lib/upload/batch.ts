/**
 * Joins calls that come while `atOnce` earlier ones are under way, or while it may `gather`, so that a slow line costs one
 * round trip for many.
 * `run` answers in the order of its items; when it throws for several, each is tried alone, so that one bad item
 * does not spoil the others.
 */
export function batched<T, R>(
  most: number,
  run: (items: T[]) => Promise<R[]>,
  { atOnce = 1, gather = async () => undefined }: { atOnce?: number; gather?: () => Promise<unknown> } = {},
): (item: T) => Promise<R> {
  type Waiting = { item: T; resolve: (answer: R) => void; reject: (failure: unknown) => void };
  const waiting: Waiting[] = [];
  let busy = 0;
  let gathering = false;

  const answer = async (some: Waiting[]): Promise<void> => {
    try {
      const answers = await run(some.map(({ item }) => item));
      if (answers.length !== some.length) throw new RangeError("The answer does not fit the question");
      some.forEach(({ resolve }, index) => resolve(answers[index] as R));
    } catch (failure) {
      if (some.length > 1) for (const one of some) await answer([one]);
      else some.forEach(({ reject }) => reject(failure));
    }
  };

  const drain = async (): Promise<void> => {
    if (gathering || busy >= atOnce) return; // one gathers for all
    busy++;
    gathering = true;
    // Even without a time to gather, a turn of the microtasks lets calls made together travel together.
    await gather();
    gathering = false;
    if (waiting.length > most) void drain();
    while (waiting.length > 0) await answer(waiting.splice(0, most));
    busy--;
  };

  return (item) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      void drain();
    });
}
