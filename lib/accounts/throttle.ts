import { join, raw, sqltag as sql } from "@prisma/client/runtime/client";
import type { Tx } from "#lib/platform/db.ts";
import { hashed } from "#lib/platform/secrets.ts";

/** At most so many tries in so many minutes, from the first of them on. */
export type Limit = { tries: number; minutes: number };

/** What is counted, kept as a hash. */
type Counted = { key: string; limit: Limit };

/** Counts one try under a key and answers whether it stays within the limit. */
export const withinLimit = (tx: Tx, key: string, limit: Limit): Promise<boolean> => withinLimits(tx, [{ key, limit }]);

/**
 * Counts one try under each key, as long as it stayed within the limit of the key before, and answers whether it stayed
 * within all. Counted in one statement, so that tries at the same instant are all counted.
 */
export async function withinLimits(tx: Tx, counted: [Counted, ...Counted[]]): Promise<boolean> {
  const counts = counted.map(({ key, limit }, at) => {
    const before = counted[at - 1];
    const onlyWithin = before ? sql`FROM ${count(at - 1)} WHERE points <= ${before.limit.tries}` : sql``;
    return sql`${count(at)} AS (
      INSERT INTO throttle AS t (key, points, "resetAt")
      SELECT ${hashed(key)}, 1, now() + make_interval(mins => ${limit.minutes}::int) ${onlyWithin}
      ON CONFLICT (key) DO UPDATE SET
        points = CASE WHEN t."resetAt" < now() THEN 1 ELSE t.points + 1 END,
        "resetAt" = CASE WHEN t."resetAt" < now() THEN excluded."resetAt" ELSE t."resetAt" END
      RETURNING points)`;
  });
  const last = counted.length - 1;
  const [row] = await tx.$queryRaw<{ points: number }[]>`WITH ${join(counts)} SELECT points FROM ${count(last)}`;
  return row !== undefined && row.points <= (counted[last] ?? counted[0]).limit.tries;
}

const count = (at: number) => raw(`count_${at}`);

/** Forgets the tries under some keys, after a success; locked in this order, as they are counted. */
export async function clearLimits(tx: Tx, keys: string[]): Promise<void> {
  const hashes = keys.map(hashed);
  await tx.$executeRaw`
    DELETE FROM throttle USING (
      SELECT key FROM throttle WHERE key = ANY(${hashes}) ORDER BY array_position(${hashes}::text[], key) FOR UPDATE
    ) AS locked WHERE throttle.key = locked.key`;
}
