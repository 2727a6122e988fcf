/** A group of fewer people is not counted out: a number could be somebody. */
export const smallest = 5;

export type Group = { code: string; count: number };

/** A group as it may be told: null is "fewer than five", or, where that alone could be worked out, one that hides it. */
export type ToldGroup = { code: string; count: number | null };

/**
 * Hides the counts of small groups, where they say something of a person's health or past. One hidden group alone would
 * follow from the total and the others, so the next smallest is hidden with it. A group of none is nobody.
 */
export function hideSmall(groups: readonly Group[]): ToldGroup[] {
  const hidden = new Set(groups.filter(({ count }) => count > 0 && count < smallest).map(({ code }) => code));
  if (hidden.size === 1) {
    const rest = groups.filter(({ code, count }) => count > 0 && !hidden.has(code));
    const [next] = rest.sort((one, other) => one.count - other.count);
    if (next) hidden.add(next.code);
  }
  return groups.map(({ code, count }) => ({ code, count: hidden.has(code) ? null : count }));
}
