import type { Tx } from "#lib/platform/db.ts";
import { askedBefore, branching, type Furthest, furthestOf } from "./funnel.ts";
import type { Answers } from "./question.ts";

/** How far the requests came that were begun in this time: drafts by their answers. Of those taken back, nothing is left. */
export async function furthestIn(tx: Tx, since: Date, until: Date): Promise<Furthest[]> {
  const drafts = await shapesOfDrafts(tx, since, until);
  return [
    ...drafts.map(({ shape, scan, count }) => ({ step: furthestOf(shape ?? {}, scan), count })),
    ...(await sentOnes(tx, since, until)),
  ];
}

type Shape = { shape: Answers | null; scan: boolean; count: number };

/**
 * Drafts that have the same questions answered are one row, however many they are. No answer leaves the database but
 * those on which the way depends.
 */
const shapesOfDrafts = (tx: Tx, since: Date, until: Date) => tx.$queryRaw<Shape[]>`
  SELECT shape, scan, count(*)::int AS count FROM (
    SELECT (
        SELECT jsonb_object_agg(key, CASE
          WHEN key = ANY(${[...branching]}::text[]) OR value IN ('""', '[]', '{}') THEN value ELSE '"given"' END)
        FROM jsonb_each(CASE jsonb_typeof(answers) WHEN 'object' THEN answers ELSE '{}' END)
        WHERE key = ANY(${[...askedBefore]}::text[])) AS shape,
      EXISTS (SELECT 1 FROM pack p WHERE p."requestId" = r.id) AS scan
    FROM review_request r
    WHERE r."createdAt" >= ${since} AND r."createdAt" < ${until} AND r.status = 'draft') drafts
  GROUP BY shape, scan`;

/** What was sent has every answer; from there it is known by its times. */
const sentOnes = (tx: Tx, since: Date, until: Date) => tx.$queryRaw<Furthest[]>`
  SELECT CASE
      WHEN r."answeredAt" IS NOT NULL THEN 'answered'
      WHEN EXISTS (SELECT 1 FROM status_change c WHERE c."requestId" = r.id AND c.status = 'assigned') THEN 'with-surgeon'
      WHEN r."clockStartedAt" IS NOT NULL THEN 'checked'
      ELSE 'sent' END AS step, count(*)::int AS count
  FROM review_request r
  WHERE r."createdAt" >= ${since} AND r."createdAt" < ${until} AND r."submittedAt" IS NOT NULL GROUP BY 1`;
