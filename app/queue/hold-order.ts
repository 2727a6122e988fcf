/** A row as a list shows it; `gone` where the newest list does not have it any more. */
export type Held<Row> = Row & { gone: boolean };

/**
 * What a list shows while somebody is at work in it: the rows they saw, in the order they saw them, with the newest
 * contents. Rows that came since are counted, not shown, so that nothing moves beneath the hand.
 */
export function holdOrder<Row extends { id: string }>(
  seen: readonly Row[],
  newest: readonly Row[],
): { rows: Held<Row>[]; fresh: number } {
  const now = new Map(newest.map((row) => [row.id, row]));
  const known = new Set(seen.map(({ id }) => id));
  return {
    rows: seen.map((row) => ({ ...(now.get(row.id) ?? row), gone: !now.has(row.id) })),
    fresh: newest.filter(({ id }) => !known.has(id)).length,
  };
}
