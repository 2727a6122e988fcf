import type { Tx } from "#lib/platform/db.ts";
import { hashed } from "#lib/platform/secrets.ts";

/** At most so many tries in so many minutes, from the first of them on. */
export type Limit = { tries: number; minutes: number };

/**
 * Counts one try under a key (kept as a hash) and answers whether it stays within `tries` in `minutes`. Counted in one
 * statement, so that tries at the same instant are all counted.
 */
export async function withinLimit(tx: Tx, key: string, limit: Limit): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ points: number }[]>`
    INSERT INTO throttle AS t (key, points, "resetAt")
    VALUES (${hashed(key)}, 1, now() + make_interval(mins => ${limit.minutes}::int))
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN t."resetAt" < now() THEN 1 ELSE t.points + 1 END,
      "resetAt" = CASE WHEN t."resetAt" < now() THEN excluded."resetAt" ELSE t."resetAt" END
    RETURNING points`;
  return (row?.points ?? 1) <= limit.tries;
}

/** Forgets the tries under a key, after a success. */
export async function clearLimit(tx: Tx, key: string): Promise<void> {
  await tx.throttle.deleteMany({ where: { key: hashed(key) } });
}
