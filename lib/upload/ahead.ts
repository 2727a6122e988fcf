/**
 * What `work` makes of each item, in their order, while it is already at work on the next ones: as many as there is
 * `room` for by their `weight`, and always one. Where work fails, the failure is thrown in its turn.
 */
export async function* ahead<T, R>(
  items: Iterable<T>,
  work: (item: T) => Promise<R>,
  { room, weight }: { room: number; weight: (item: T) => number },
): AsyncGenerator<[T, R]> {
  const iterator = items[Symbol.iterator]();
  const under: { item: T; result: Promise<R> }[] = [];
  let taken = 0;
  let next = iterator.next();
  for (;;) {
    while (!next.done && (under.length === 0 || taken + weight(next.value) <= room)) {
      const item = next.value;
      const result = work(item);
      result.catch(() => undefined); // it is met below
      under.push({ item, result });
      taken += weight(item);
      next = iterator.next();
    }
    const first = under.shift();
    if (!first) return;
    yield [first.item, await first.result];
    taken -= weight(first.item);
  }
}
