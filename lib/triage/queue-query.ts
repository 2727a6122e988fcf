import type { QueueFilter, QueueSort, QueueView } from "./queue-filter.ts";
import { filterNames, sortOf } from "./queue-filter.ts";
import type { Place } from "./queue-place.ts";

/** A statement with its values. The text is made of constants alone: what came over the border is a value. */
export type Statement = { text: string; values: unknown[] };

/** Who looks, when the clinic's days begin, and what is looked for (`search_query` of the database). */
export type Look = {
  me: string | null;
  day: string;
  today: Date;
  tomorrow: Date;
  nextWeek: Date;
  terms?: readonly string[];
  /** The number of a person in the clinic's own records, which stands for all that was typed. */
  mrn?: string;
};

/** From where a page goes on: after a place, or before it. */
export type From = { place: Place; back: boolean } | null;

/** Counted no further than this: beyond, nobody needs the number. */
export const countedTo = 1_000;

/**
 * How many entries of a list are looked through for what is common, some eight milliseconds; and how many more where so
 * many were found among the first that a page is likely to be full then.
 */
export const lookedThrough = { first: 5_000, likely: 20, then: 20_000 };

type Value = (value: unknown, type: string) => string;

/**
 * One page of a list and one row more, which says whether the list goes on. Of the entries alone: what a row shows is
 * read for these few. With `within`, only so many entries of the view are looked through for what fits.
 */
export function pageStatement(filter: QueueFilter, look: Look, from: From, limit: number, within?: number): Statement {
  const values: unknown[] = [];
  const value = valuesInto(values);
  const { columns, newestFirst } = orders[sortOf(filter)];
  const { entries, id, followAt } = sourceOf(filter.view);
  const back = from?.back ?? false;
  const down = newestFirst !== back;
  const where = viewOf(filter, look, value);
  const wanted = wantedOf(filter, look, value);
  const names = [...columns.map(({ name }) => name), id];
  if (from) {
    const { by, id: last } = from.place;
    const place = by.map((one, at) => {
      const { type } = columns[at] ?? { type: "int" };
      return value(type === "timestamptz" ? new Date(one) : one, type);
    });
    where.push(`(${names.join(", ")}) ${down ? "<" : ">"} (${[...place, value(last, "uuid")].join(", ")})`);
  }
  const order = ` ORDER BY ${names.map((name) => `${name} ${down ? "DESC" : "ASC"}`).join(", ")}`;
  const source =
    within === undefined
      ? `${entries}${whereOf([...where, ...wanted])}`
      : `(SELECT * FROM ${entries}${whereOf(where)}${order} LIMIT ${value(within, "int")}) e${whereOf(wanted)}`;
  // All that have what was typed are collected and sorted anyway: how many they are is known then.
  const counted = look.terms && within === undefined && !from ? "(count(*) OVER ())::int" : "NULL::int";
  return {
    text:
      `SELECT ${entryColumns}, ${followAt} AS "followAt", ${counted} AS counted ` +
      `FROM ${source}${order} LIMIT ${value(limit + 1, "int")}`,
    values,
  };
}

/** How many requests each of these lists has, up to one more than `countedTo`: columns c0, c1 … of one row. */
export function countStatement(filters: readonly QueueFilter[], look: Look): Statement {
  const values: unknown[] = [];
  const value = valuesInto(values);
  const counts = filters.map((filter, at) => {
    const where = whereOf([...viewOf(filter, look, value), ...wantedOf(filter, look, value)]);
    const { entries } = sourceOf(filter.view);
    return `(SELECT count(*)::int FROM (SELECT 1 FROM ${entries}${where} LIMIT ${countedTo + 1}) counted) AS c${at}`;
  });
  return { text: `SELECT ${counts.join(",\n  ")}`, values };
}

/** Whom to follow up is kept beside the entries: those few are looked up from there, in the order of its index. */
const sourceOf = (view: QueueView) =>
  view === "follow"
    ? {
        entries: `follow_up f JOIN queue_entry e ON e."requestId" = f."requestId"`,
        id: `f."requestId"`,
        followAt: `f."dueAt"`,
      }
    : { entries: "queue_entry e", id: `e."requestId"`, followAt: "NULL::timestamptz" };

const orders: Record<QueueSort, { columns: { name: string; type: string }[]; newestFirst: boolean }> = {
  urgency: {
    columns: [
      { name: "e.rank", type: "smallint" },
      { name: `e."orderAt"`, type: "timestamptz" },
    ],
    newestFirst: false,
  },
  longest: { columns: [{ name: "e.since", type: "timestamptz" }], newestFirst: false },
  newest: { columns: [{ name: `e."submittedAt"`, type: "timestamptz" }], newestFirst: true },
  settled: { columns: [{ name: `e."settledAt"`, type: "timestamptz" }], newestFirst: true },
  follow: { columns: [{ name: `f."dueAt"`, type: "timestamptz" }], newestFirst: false },
};

const entryColumns =
  `e."requestId", e.status, e.rank, e.scan, e.unread, e.wish, e.since, e."orderAt", e."submittedAt", e."settledAt", ` +
  `e."callAt", e."ownerId", e."surgeonId", e.regions, e."personName"`;

/**
 * How urgent the request itself is: whoever must be called today stands among those of rank 0, and is told apart here.
 */
const ownRank = `(CASE WHEN e.rank > 0 THEN e.rank ELSE coalesce(
  (SELECT CASE WHEN r.urgent THEN 0 WHEN r.raised THEN 1 ELSE 2 END FROM call_task t JOIN review_request r ON r.id = t."requestId"
  WHERE t."requestId" = e."requestId" AND t."reachedAt" IS NULL), 0) END)::smallint`;

/** Each is the condition of the index of its name in the migration, word for word. */
const viewConditions: Record<QueueView, string> = {
  open: "e.todo",
  unclaimed: "e.status = 'submitted'",
  mine: "e.open AND e.status IN ('in_triage', 'needs_info')",
  urgent: `e.open AND e.rank = 0 AND ${ownRank} = 0`,
  due: "e.open AND e.status <> 'needs_info'",
  messages: "e.unread > 0",
  call: `e."callAt" IS NOT NULL`,
  trouble: "e.trouble",
  waiting: "e.status = 'needs_info'",
  assigned: "e.status IN ('assigned', 'signed')",
  follow: `f."dueAt" IS NOT NULL`,
  decided: `e."settledAt" IS NOT NULL`,
  all: "",
};

/** What a view is: conditions that its index answers. */
const viewOf = ({ view }: QueueFilter, look: Look, value: Value): string[] =>
  [
    viewConditions[view],
    view === "mine" ? `e."ownerId" = ${value(look.me, "uuid")}` : "",
    view === "due" ? `e."orderAt" < ${value(look.tomorrow, "timestamptz")}` : "",
    view === "call" ? toCall(look, value) : "",
  ].filter((condition) => condition !== "");

/** What is wanted of it: what was typed, and the filters. */
const wantedOf = (filter: QueueFilter, look: Look, value: Value): string[] =>
  [
    look.mrn ? `e."requestId" IN (SELECT id FROM review_request WHERE mrn = ${value(look.mrn, "text")})` : "",
    look.terms && !look.mrn ? `e.words @@ search_query(${value(look.terms, "text[]")})` : "",
    ...filterNames.map((name) => filterConditions[name](filter, look, value)),
  ].filter((condition) => condition !== "");

const any = (column: string, type: string, codes: readonly unknown[], value: Value): string =>
  codes.length === 0 ? "" : `${column} = ANY(${value(codes, `${type}[]`)})`;

const either = (conditions: readonly string[]): string =>
  conditions.length === 0 ? "" : `(${conditions.join(" OR ")})`;

const running = "e.open AND e.status <> 'needs_info' AND";

type Condition = (filter: QueueFilter, look: Look, value: Value) => string;

const filterConditions: Record<(typeof filterNames)[number], Condition> = {
  urgency: ({ urgency }, _look, value) =>
    any(
      ownRank,
      "smallint",
      urgency.map((code) => ranks[code]),
      value,
    ),
  region: ({ region }, _look, value) => (region.length === 0 ? "" : `e.regions && ${value(region, "text[]")}`),
  status: ({ status }, _look, value) => any("e.status", `"RequestStatus"`, status, value),
  scan: ({ scan }, _look, value) => any("e.scan", `"ScanState"`, scan, value),
  owner: ({ owner }, { me }, value) =>
    whose(
      `e."ownerId"`,
      owner.map((code) => (code === "me" ? me : code)),
      value,
    ),
  surgeon: ({ surgeon }, _look, value) => whose(`e."surgeonId"`, surgeon, value),
  due: ({ due }, look, value) =>
    either(
      due.map((code) => {
        const before = (day: Date) => `${running} e."orderAt" < ${value(day, "timestamptz")}`;
        if (code === "overdue") return before(look.today);
        if (code === "today") return `${before(look.tomorrow)} AND e."orderAt" >= ${value(look.today, "timestamptz")}`;
        if (code === "week") return before(look.nextWeek);
        return `${running} e."orderAt" >= '9999-01-01T00:00:00Z'`;
      }),
    ),
  unread: ({ unread }) => (unread.length > 0 ? "e.unread > 0" : ""),
  task: ({ task }, look, value) =>
    either(
      task.map((code) => {
        if (code === "call") return toCall(look, value);
        return code === "wish" ? "e.wish" : withAwaySurgeon(value(look.day, "date"));
      }),
    ),
};

/** With a surgeon who is not there to read it: away on this day, or gone for good. */
const withAwaySurgeon = (day: string): string =>
  `e.status = 'assigned' AND e."surgeonId" IN (` +
  `SELECT "accountId" FROM absence WHERE ${day} BETWEEN "firstDay" AND "lastDay" ` +
  `UNION SELECT id FROM account WHERE role = 'surgeon' AND "disabledAt" IS NOT NULL)`;

/** Whoever is to be called today, or should have been. */
function toCall({ tomorrow }: Look, value: Value): string {
  return `e."callAt" < ${value(tomorrow, "timestamptz")}`;
}

/** How urgencies stand in the entries. */
const ranks = { urgent: 0, raised: 1, routine: 2 } as const;

function whose(column: string, given: readonly (string | null)[], value: Value): string {
  const ids = given.filter((code) => code !== "none");
  return either([
    ...(given.includes("none") ? [`${column} IS NULL`] : []),
    ...(ids.length > 0 ? [any(column, "uuid", ids, value)] : []),
  ]);
}

const whereOf = (conditions: readonly string[]): string =>
  conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : "";

const valuesInto =
  (values: unknown[]): Value =>
  (value, type) =>
    `$${values.push(value)}::${type}`;
