import type { MailFailure, RequestStatus, ScanState, Urgency } from "#prisma/generated/enums.ts";
import type { Actor } from "#lib/accounts/actor.ts";
import { clinicCalendar, clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { startOfDay } from "#lib/calendar/working-time.ts";
import { openCallTask } from "#lib/calls/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import { type QueueFilter, sortOf } from "./queue-filter.ts";
import { codeOfPlace, placeOf } from "./queue-place.ts";
import {
  countStatement,
  countedTo,
  type From,
  type Look,
  lookedThrough,
  pageStatement,
  type Statement,
} from "./queue-query.ts";
import { type TaskNow, taskNow } from "./task-now.ts";

/** So many rows a page has. */
export const pageSize = 100;

/** Where a page of a list goes on, by codes of an address; at most one of them counts. */
type Turn = { after?: string | undefined; before?: string | undefined };

/** What the statements of the queue need to know beside the filter. */
export const lookOf = (actor: Actor, terms?: readonly string[]): Look =>
  lookFor(actor.kind === "person" ? actor.accountId : null, terms);

/** The same for somebody who does not ask at this moment. */
export function lookFor(me: string | null, terms?: readonly string[]): Look {
  const calendar = clinicCalendar();
  const now = new Date();
  const [today, tomorrow, nextWeek] = [0, 1, 7].map((days) => startOfDay(calendar, now, days));
  if (!today || !tomorrow || !nextWeek) throw new Error("there is no tomorrow");
  return { me, day: clinicToday(), today, tomorrow, nextWeek, ...(terms && { terms }) };
}

/** A page of a list with the codes of the pages around it, null where there is none. */
export async function readPage(tx: Tx, filter: QueueFilter, look: Look, turn: Turn) {
  const from = fromOf(filter, turn);
  const page = await cut(tx, filter, look, from);
  // Back at the beginning, which may have grown: the whole first page.
  if (from?.back && !page.more) return readPage(tx, filter, look, {});
  const entries = from?.back ? page.entries.reverse() : page.entries;
  const place = (entry: Entry | undefined) => (entry ? codeOfPlace(placeIn(filter, entry)) : null);
  return {
    entries,
    /** Whether what was typed stands in so many that a page was full at once: then nobody needs their number. */
    common: page.common,
    /** In how many it stands, where they had to be counted anyway. */
    counted: page.counted,
    previous: from?.back || from ? place(entries[0]) : null,
    next: page.more || from?.back ? place(entries.at(-1)) : null,
  };
}

/**
 * What stands in many entries is found in the first few thousand of the list; to collect and sort all that have it would
 * take a hundred times as long. What is rarer is looked up by the index of words.
 */
async function cut(tx: Tx, filter: QueueFilter, look: Look, from: From) {
  const among = (within?: number, on = from, rows = pageSize) =>
    run<Entry>(tx, pageStatement(filter, look, on, rows, within));
  const soon = look.terms && filter.view !== "follow" ? await among(lookedThrough.first) : [];
  const last = soon.at(-1);
  if (last && soon.length >= lookedThrough.likely && soon.length <= pageSize) {
    const on = { place: placeIn(filter, last), back: from?.back ?? false };
    soon.push(...(await among(lookedThrough.then, on, pageSize - soon.length)));
  }
  const common = soon.length > pageSize;
  const found = common ? soon : await among();
  const counted = found[0] ? found[0].counted : from ? null : 0;
  return { entries: found.slice(0, pageSize), more: found.length > pageSize, common, counted };
}

/** A page of what was typed with how many it stands in, as far as anybody counts. */
export async function readFound(tx: Tx, filter: QueueFilter, look: Look, turn: Turn) {
  const page = await readPage(tx, filter, look, turn);
  if (page.common) return { page, count: { count: page.entries.length, more: true } };
  if (page.counted !== null) return { page, count: countOf(page.counted) };
  const [count = { count: page.entries.length, more: true }] = await countLists(tx, [filter], look);
  return { page, count };
}

function fromOf(filter: QueueFilter, { after, before }: Turn): From {
  const sort = sortOf(filter);
  const [code, back] = after === undefined ? [before, true] : [after, false];
  const place = code === undefined ? null : placeOf(code, sort);
  return place && { place, back };
}

function placeIn(filter: QueueFilter, entry: Entry) {
  const { orderAt: urgency, since: longest, submittedAt: newest, settledAt: settled, followAt: follow } = entry;
  const at = { urgency, longest, newest, settled, follow };
  const time = at[sortOf(filter)]?.getTime() ?? 0;
  return { by: sortOf(filter) === "urgency" ? [entry.rank, time] : [time], id: entry.requestId };
}

/** How many requests each list has; `more` where it is more than anybody counts. */
export async function countLists(tx: Tx, filters: readonly QueueFilter[], look: Look) {
  if (filters.length === 0) return [];
  const [row] = await run<Record<string, number>>(tx, countStatement(filters, look));
  return filters.map((_, at) => countOf(row?.[`c${at}`] ?? 0));
}

const countOf = (count: number) => ({ count: Math.min(count, countedTo), more: count > countedTo });

export type Count = Awaited<ReturnType<typeof countLists>>[number];

/** An entry as the lists keep it. */
type Entry = {
  requestId: string;
  status: RequestStatus;
  rank: number;
  scan: ScanState;
  unread: number;
  wish: boolean;
  since: Date;
  orderAt: Date;
  submittedAt: Date;
  settledAt: Date | null;
  callAt: Date | null;
  /** When to call, in the list of follow-ups alone. */
  followAt: Date | null;
  ownerId: string | null;
  surgeonId: string | null;
  regions: string[];
  personName: string | null;
  counted: number | null;
};

/** What rows show beside their entries. */
type Shown = {
  id: string;
  reference: string;
  version: number;
  surgeonAway: boolean;
  birthDate: string | null;
  dueAt: Date | null;
  priorityReasons: string[];
  told: Record<string, unknown>;
  owner: string | null;
  surgeon: string | null;
  mailFailure: MailFailure | null;
  noEmail: boolean;
  /** Since when it is in the status it has. */
  stepSince: Date | null;
  urgency: Urgency;
  urgencyReason: string | null;
  urgencyBy: string | null;
  /** Why somebody has to be reached by phone today; null where nobody has. */
  callReasons: string[] | null;
};

/** What rows show beside their entries, in the entries' order. Who is gone meanwhile is left out. */
export async function withDetails(tx: Tx, entries: readonly Entry[]): Promise<{ entry: Entry; more: Shown }[]> {
  const found = await tx.$queryRaw<Shown[]>`
    SELECT r.id, r.reference, r.version, to_char(r."birthDate", 'YYYY-MM-DD') AS "birthDate", r."dueAt",
      r."priorityReasons", owner.name AS owner, surgeon.name AS surgeon, patient."mailFailure", patient.email IS NULL AS "noEmail", step.at AS "stepSince",
      jsonb_build_object('areas', r.answers->'areas', 'duration', r.answers->'duration', 'course', r.answers->'course',
        'painNow', r.answers->'painNow', 'phone', r.answers->'phone') AS told,
      CASE WHEN r.urgent THEN 'urgent' WHEN r.raised THEN 'raised' ELSE 'routine' END AS urgency,
      said.reason AS "urgencyReason", said.by AS "urgencyBy",
      (SELECT t.reasons FROM call_task t WHERE t."requestId" = r.id AND t."reachedAt" IS NULL) AS "callReasons",
      r.status = 'assigned' AND (surgeon."disabledAt" IS NOT NULL OR EXISTS (
        SELECT 1 FROM absence a
        WHERE a."accountId" = r."surgeonId" AND ${clinicToday()}::date BETWEEN a."firstDay" AND a."lastDay"
      )) AS "surgeonAway"
    FROM review_request r
    JOIN account patient ON patient.id = r."patientId"
    LEFT JOIN account owner ON owner.id = r."ownerId"
    LEFT JOIN account surgeon ON surgeon.id = r."surgeonId"
    LEFT JOIN LATERAL (
      SELECT max(c.at) AS at FROM status_change c WHERE c."requestId" = r.id AND c.status = r.status) step ON true
    LEFT JOIN LATERAL (
      SELECT c.reason, by.name AS by FROM urgency_change c JOIN account by ON by.id = c."byId"
      WHERE c."requestId" = r.id ORDER BY c.at DESC LIMIT 1) said ON true
    WHERE r.id = ANY(${entries.map(({ requestId }) => requestId)}::uuid[])`;
  const shown = new Map(found.map((one) => [one.id, one]));
  return entries.flatMap((entry) => {
    const more = shown.get(entry.requestId);
    return more ? [{ entry, more }] : [];
  });
}

/** What is to be done about one request, as its row in a list says it. */
export async function taskOn(tx: Tx, requestId: string): Promise<TaskNow | null> {
  const entry = await tx.queueEntry.findUnique({ where: { requestId } });
  if (!entry) return null;
  const callNow = (await openCallTask(tx, requestId)) !== null;
  return taskNow({ ...entry, callNow, followAt: null }, startOfDay(clinicCalendar(), new Date(), 1));
}

/** Words that are written much like those that were typed, the nearest first: of names that somebody here has. */
export async function namesLike(tx: Tx, typed: readonly string[]): Promise<{ typed: string; word: string }[]> {
  if (typed.length === 0) return [];
  await tx.$executeRaw`SELECT set_config('pg_trgm.similarity_threshold', '0.2', true)`;
  return tx.$queryRaw`
    SELECT given.typed, near.word
    FROM unnest(${[...typed]}::text[]) given(typed), LATERAL (
      SELECT word FROM name_word WHERE word % search_fold(given.typed)
      ORDER BY similarity(word, search_fold(given.typed)) DESC, word LIMIT 40) near`;
}

const run = <Row>(tx: Tx, { text, values }: Statement): Promise<Row[]> => tx.$queryRawUnsafe<Row[]>(text, ...values);
