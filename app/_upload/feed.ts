/** A queue that one side fills as it goes and the other reads until it is closed and empty. */
export function createFeed<T>() {
  const waiting: T[][] = [];
  let closed = false;
  let wake: () => void = () => undefined;

  return {
    push(items: T[]): void {
      waiting.push(items);
      wake();
    },
    close(): void {
      closed = true;
      wake();
    },
    async *read(): AsyncGenerator<T> {
      for (;;) {
        const next = waiting.shift();
        if (next) yield* next;
        else if (closed) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
