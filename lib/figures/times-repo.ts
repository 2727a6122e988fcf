import type { RequestStatus } from "#prisma/generated/enums.ts";
import { type Calendar, lengthOfDay, openHours } from "#lib/calendar/working-time.ts";
import type { Tx } from "#lib/platform/db.ts";
import { smallest } from "./small-groups.ts";

/** How long something took, in working days: half took at most `half`, nine of ten at most `most`. Null where they are too few. */
export type Took = { count: number; half: number | null; most: number | null };

/** What is timed: the promise, whose clock stands still while the patient is asked, and the time in each status. */
export type Timed = "promise" | RequestStatus;

export type TimedGroup = Took & {
  timed: Timed;
  by: "all" | "week" | "surgeon";
  week: string | null;
  surgeonId: string | null;
};

/** So far back working days are counted: nobody waits longer. */
const longestWait = 400 * 24 * 60 * 60_000;

/** Of requests answered in a time: how long each status and the promise took, in all, by week and by surgeon. */
export async function timesOfAnswered(tx: Tx, calendar: Calendar, since: Date, until: Date): Promise<TimedGroup[]> {
  const cohort = `
    SELECT id, "answeredAt" AS ended, "surgeonId", date_trunc('week', "answeredAt" AT TIME ZONE $5::text)::date AS week,
      CASE WHEN "clockStartedAt" < "answeredAt" THEN "clockStartedAt" END AS started
    FROM review_request WHERE "answeredAt" >= $6::timestamptz AND "answeredAt" < $7::timestamptz`;
  const groups = `GROUPING SETS ((timed), (timed, week), (timed, "surgeonId"))`;
  const values = [...hoursOf(calendar, since, until), since, until];
  return told(calendar, await tx.$queryRawUnsafe<Row[]>(statement(cohort, groups), ...values));
}

/** Of requests that nobody has answered yet: how long the promise runs, in all. */
export async function timesOfOpen(tx: Tx, calendar: Calendar, now: Date): Promise<Took> {
  const cohort = `
    SELECT r.id, $6::timestamptz AS ended, NULL::uuid AS "surgeonId", NULL::date AS week, r."clockStartedAt" AS started
    FROM queue_entry e JOIN review_request r ON r.id = e."requestId" WHERE e.open AND r."clockStartedAt" IS NOT NULL`;
  const values = [...hoursOf(calendar, now, now), now];
  const rows = await tx.$queryRawUnsafe<Row[]>(statement(cohort, `timed, week, "surgeonId"`), ...values);
  const found = told(calendar, rows).find(({ timed }) => timed === "promise");
  return { count: found?.count ?? 0, half: found?.half ?? null, most: found?.most ?? null };
}

type Row = Omit<TimedGroup, "half" | "most"> & { half: number; most: number };

/**
 * Working time is a difference of two readings of one clock that runs only while the clinic works, so that a pause is
 * taken off by readings too. Constants alone make the text; $1 to $5 are `hoursOf`.
 */
const statement = (cohort: string, groups: string): string => `
  WITH hours AS (
    SELECT * FROM unnest($1::date[], $2::float8[], $3::float8[], $4::float8[]) AS hours(day, opens, closes, before)),
  cohort AS (${cohort}),
  steps AS (
    SELECT s.id, s.status, ${reading("a", "s.came")} AS came, ${reading("b", "s.went")} AS went
    FROM (
      SELECT c."requestId" AS id, c.status, c.at AS came,
        coalesce(lead(c.at) OVER (PARTITION BY c."requestId" ORDER BY c.at, c.id), cohort.ended) AS went
      FROM status_change c JOIN cohort ON cohort.id = c."requestId" WHERE c.at < cohort.ended) s
    ${day("a", "s.came")} ${day("b", "s.went")}),
  run AS (
    SELECT c.id, ${reading("a", "c.started")} AS started, ${reading("b", "c.ended")} AS ended FROM cohort c
    ${day("a", "c.started")} ${day("b", "c.ended")} WHERE c.started IS NOT NULL),
  times AS (
    SELECT id, status::text AS timed, sum(went - came) AS took FROM steps GROUP BY id, status
    UNION ALL
    SELECT run.id, 'promise', run.ended - run.started - coalesce(sum(greatest(0, s.went - greatest(s.came, run.started))), 0)
    FROM run LEFT JOIN steps s ON s.id = run.id AND s.status = 'needs_info' GROUP BY run.id, run.started, run.ended)
  SELECT timed, week::text, "surgeonId",
    CASE WHEN grouping(week) = 0 THEN 'week' WHEN grouping("surgeonId") = 0 THEN 'surgeon' ELSE 'all' END AS by,
    count(*)::int AS count,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS half, percentile_cont(0.9) WITHIN GROUP (ORDER BY took) AS most
  FROM times JOIN cohort USING (id) GROUP BY ${groups}`;

/** What that clock shows at a moment, in milliseconds: the days before, and of its own day what is over. */
const reading = (hours: string, at: string): string =>
  `(coalesce(${hours}.before, 0) + greatest(0, least((extract(epoch FROM ${at}) * 1000)::float8, ${hours}.closes) - ${hours}.opens))`;

const day = (hours: string, at: string): string =>
  `LEFT JOIN hours ${hours} ON ${hours}.day = (${at} AT TIME ZONE $5::text)::date`;

function hoursOf(calendar: Calendar, since: Date, until: Date): unknown[] {
  const days = openHours(calendar, new Date(since.getTime() - longestWait), until);
  return [
    days.map(({ day }) => day),
    days.map(({ opens }) => opens),
    days.map(({ closes }) => closes),
    days.map(({ before }) => before),
    calendar.timeZone,
  ];
}

/** A percentile of a few would be somebody's own. */
function told(calendar: Calendar, rows: readonly Row[]): TimedGroup[] {
  const days = (took: number, count: number) => (count < smallest ? null : took / lengthOfDay(calendar));
  return rows.map(({ half, most, ...row }) => ({ ...row, half: days(half, row.count), most: days(most, row.count) }));
}
