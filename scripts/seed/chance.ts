/** Chance that is the same at every run: the same seed makes the same people (mulberry32). */
export function chanceFrom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    /** Whether something happens that happens so often. */
    happens: (share: number): boolean => next() < share,
    one: <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item,
    /** The first ones of a list come more often than the last. */
    oftenFirst: <Item>(items: readonly Item[]): Item => items[Math.floor(next() ** 2.2 * items.length)] as Item,
    /** An id of a moment, as UUID version 7 has it: the rows of a time lie together. */
    idAt(at: number): string {
      const time = Math.round(at).toString(16).padStart(12, "0");
      const hex = (digits: number) =>
        below(16 ** digits)
          .toString(16)
          .padStart(digits, "0");
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${(8 + below(4)).toString(16)}${hex(3)}-${hex(6)}${hex(6)}`;
    },
  };
}

export type Chance = ReturnType<typeof chanceFrom>;
