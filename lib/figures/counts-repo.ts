import type { FollowUpState, OpinionOutcome, ScanState } from "#prisma/generated/enums.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Group } from "./small-groups.ts";

/** From when to when something is counted, and in which zone days begin. */
export type Span = { since: Date; until: Date; timeZone: string };

type Day = { day: string; count: number };

/** Requests that came in, by day of the clinic; days of none are left out. */
export const sentByDay = (tx: Tx, { since, until, timeZone }: Span) => tx.$queryRaw<Day[]>`
  SELECT ("submittedAt" AT TIME ZONE ${timeZone})::date::text AS day, count(*)::int AS count FROM queue_entry
  WHERE "submittedAt" >= ${since} AND "submittedAt" < ${until} GROUP BY 1`;

/** Requests that were answered, by day, with how many of them by the day that was promised. */
export const answeredByDay = (tx: Tx, { since, until, timeZone }: Span) => tx.$queryRaw<(Day & { kept: number })[]>`
  SELECT ("answeredAt" AT TIME ZONE ${timeZone})::date::text AS day, count(*)::int AS count,
    count(*) FILTER (
      WHERE ("answeredAt" AT TIME ZONE ${timeZone})::date <= ("dueAt" AT TIME ZONE ${timeZone})::date)::int AS kept
  FROM review_request WHERE "answeredAt" >= ${since} AND "answeredAt" < ${until} GROUP BY 1`;

/** What surgeons concluded in the opinions that they signed. */
export const outcomesOf = (tx: Tx, { since, until }: Span) => tx.$queryRaw<{ code: OpinionOutcome; count: number }[]>`
  SELECT outcome AS code, count(*)::int AS count FROM opinion
  WHERE "signedAt" >= ${since} AND "signedAt" < ${until} GROUP BY 1`;

type Ended = { status: "declined" | "withdrawn" | "closed"; reason: string | null; count: number };

/** Requests that ended without a review, or were closed after it; declined ones with the reason, as far as it is kept. */
export const endedBy = (tx: Tx, { since, until }: Span) => tx.$queryRaw<Ended[]>`
  SELECT c.status, letter.reason, count(*)::int AS count FROM status_change c
  LEFT JOIN LATERAL (
    SELECT m.reason FROM message m WHERE c.status = 'declined' AND m."requestId" = c."requestId" AND m.kind = 'decline'
    ORDER BY m."createdAt" DESC LIMIT 1) letter ON true
  WHERE c.status IN ('declined', 'withdrawn', 'closed') AND c.at >= ${since} AND c.at < ${until} GROUP BY 1, 2`;

/** How the scans are of the requests that came in; of what was removed when its time was over nothing is said. */
export const scansOf = (tx: Tx, { since, until }: Span) => tx.$queryRaw<{ code: ScanState; count: number }[]>`
  SELECT e.scan AS code, count(*)::int AS count FROM review_request r JOIN queue_entry e
    ON e."requestId" = r.id AND e."submittedAt" >= ${since} AND e."submittedAt" < ${until}
  WHERE r."submittedAt" >= ${since} AND r."submittedAt" < ${until} AND r."erasedAt" IS NULL GROUP BY 1`;

/** Requests with files that were refused, by reason: one may have several. */
export const refusedBy = (tx: Tx, { since, until }: Span) => tx.$queryRaw<Group[]>`
  SELECT coalesce(f.reason, '') AS code, count(DISTINCT f."requestId")::int AS count
  FROM queue_entry e JOIN scan_file f ON f."requestId" = e."requestId" AND f.state = 'rejected'
  WHERE e."submittedAt" >= ${since} AND e."submittedAt" < ${until} GROUP BY 1`;

/** How far it is with those who may be candidates and could read it in this time. */
export const followUpsOf = (tx: Tx, { since, until }: Span) => tx.$queryRaw<{ code: FollowUpState; count: number }[]>`
  SELECT state AS code, count(*)::int AS count FROM follow_up
  WHERE "offeredAt" >= ${since} AND "offeredAt" < ${until} GROUP BY 1`;

/** How people who sent a request heard of the clinic; an empty code is who was not asked or did not say. */
export const heardBy = (tx: Tx, { since, until }: Span) => tx.$queryRaw<Group[]>`
  SELECT coalesce(answers->>'heardOfUs', '') AS code, count(*)::int AS count FROM review_request
  WHERE "submittedAt" >= ${since} AND "submittedAt" < ${until} GROUP BY 1`;

type Load = { surgeonId: string; reading: number; asked: number; calls: number; overdue: number };

/** What lies with each surgeon now: to be read, waiting for the patient, signed and to be told by phone, past its day. */
export const loadNow = (tx: Tx, today: Date) => tx.$queryRaw<Load[]>`
  SELECT "surgeonId", count(*) FILTER (WHERE status = 'assigned')::int AS reading,
    count(*) FILTER (WHERE status = 'needs_info')::int AS asked,
    count(*) FILTER (WHERE status = 'signed')::int AS calls,
    count(*) FILTER (WHERE status = 'assigned' AND "orderAt" < ${today})::int AS overdue
  FROM queue_entry WHERE open AND "surgeonId" IS NOT NULL GROUP BY 1`;

/** How many requests wait for somebody here, and how many are past their day. */
export async function openNow(tx: Tx, today: Date): Promise<{ open: number; overdue: number }> {
  const [found] = await tx.$queryRaw<{ open: number; overdue: number }[]>`
    SELECT count(*)::int AS open, count(*) FILTER (WHERE status <> 'needs_info' AND "orderAt" < ${today})::int AS overdue
    FROM queue_entry WHERE open`;
  return found ?? { open: 0, overdue: 0 };
}

/** Surgeons by name: those who are here, and those of these ids. */
export const surgeonNames = (tx: Tx, ids: readonly string[]) =>
  tx.account.findMany({
    where: { role: "surgeon", OR: [{ disabledAt: null }, { id: { in: [...ids] } }] },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
