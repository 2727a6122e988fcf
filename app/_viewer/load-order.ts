/** The places of a row of `count` from one of them outward, nearest first; of two equally near, the later first. */
export function outward(count: number, from: number, reach: number = count): number[] {
  const places: number[] = [];
  const add = (at: number) => {
    if (at >= 0 && at < count) places.push(at);
  };
  add(from);
  for (let step = 1; step <= reach && places.length < count; step++) {
    add(from + step);
    add(from - step);
  }
  return places;
}

/** One of each row in turn, until all are used up: of two images seen at once, neither waits for all of the other's. */
export function inTurns<T>(rows: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => rows.flatMap((row) => row.slice(at, at + 1))).flat();
}

/** How many images to each side of the visible one fit in the cache, leaving a fifth of it for what else is shown. */
export function reachWithin(cacheBytes: number, imageBytes: number): number {
  return Math.max(2, Math.floor((cacheBytes * 0.8) / Math.max(imageBytes, 1) / 2));
}

const MiB = 2 ** 20;

/**
 * Bytes of decoded images to keep: an eighth of the memory, which browsers give in GiB, rounded and at most 8, or not
 * at all. Telephones end a page that takes more than a few hundred MiB.
 */
export function cacheBudget(deviceMemory: number | undefined, touch: boolean): number {
  const memory = (deviceMemory ?? (touch ? 2 : 4)) * 1024 * MiB;
  return Math.min(Math.max(memory / 8, 128 * MiB), 1024 * MiB);
}
