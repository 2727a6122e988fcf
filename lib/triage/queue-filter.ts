import { z } from "zod";
import { RequestStatus, ScanState, Urgency } from "#prisma/generated/enums.ts";

/** The lists that everybody has; "open" is what somebody here should act on. */
export const queueViews = [
  "open",
  "unclaimed",
  "mine",
  "urgent",
  "due",
  "messages",
  "call",
  "trouble",
  "waiting",
  "assigned",
  "follow",
  "decided",
  "all",
] as const;
export type QueueView = (typeof queueViews)[number];

/**
 * "urgency" is urgency, then what is due first; "longest" who waits longest; "follow" whom to call first; the others begin
 * with the newest.
 */
export const queueSorts = ["urgency", "longest", "newest", "settled", "follow"] as const;
export type QueueSort = (typeof queueSorts)[number];

const sent = Object.values(RequestStatus).filter((status) => status !== "draft");

/** What each filter may be set to; several values of one are alternatives. Regions, owners and surgeons are codes too. */
export const filterCodes = {
  urgency: Object.values(Urgency),
  status: sent,
  scan: Object.values(ScanState),
  due: ["overdue", "today", "week", "none"],
  unread: ["yes"],
  task: ["call", "wish", "away"],
} as const;

const most = 20;
const region = z.string().regex(/^[a-z_]{1,30}$/);
const person = z.union([z.literal("none"), z.uuid()]);

/** A list in an address, e.g. "urgent,raised". What no filter knows is left out: a made-up address shows a list all the same. */
const listOf = <One extends z.ZodType<string>>(one: One) =>
  z
    .unknown()
    .optional()
    .transform((given) =>
      [given]
        .flat()
        .flatMap((text) => (typeof text === "string" ? text.slice(0, 1_000).split(",") : []))
        .flatMap((text): z.output<One>[] => {
          const read = one.safeParse(text);
          return read.success ? [read.data] : [];
        })
        .filter((code, at, all) => all.indexOf(code) === at)
        .slice(0, most),
    );

/** What a list of the queue shows and in which order, as its address says it in codes. */
export const QueueFilter = z.object({
  view: z.enum(queueViews).default("open").catch("open"),
  urgency: listOf(z.enum(filterCodes.urgency)),
  region: listOf(region),
  status: listOf(z.enum(filterCodes.status)),
  scan: listOf(z.enum(filterCodes.scan)),
  owner: listOf(z.union([z.literal("me"), person])),
  surgeon: listOf(person),
  due: listOf(z.enum(filterCodes.due)),
  unread: listOf(z.enum(filterCodes.unread)),
  task: listOf(z.enum(filterCodes.task)),
  sort: z.enum(queueSorts).optional().catch(undefined),
});
export type QueueFilter = z.output<typeof QueueFilter>;

/** The filters beside view and order. */
export const filterNames = [
  "urgency",
  "region",
  "status",
  "scan",
  "owner",
  "surgeon",
  "due",
  "unread",
  "task",
] as const satisfies (keyof QueueFilter)[];
export type FilterName = (typeof filterNames)[number];

/** The order of a list: the one chosen, or the one that suits its view. */
export const sortOf = ({ view, sort }: Pick<QueueFilter, "view" | "sort">): QueueSort => {
  if (sort && (onlyOf[sort] ?? view) === view) return sort;
  if (view === "decided") return "settled";
  if (view === "follow") return "follow";
  if (view === "waiting") return "longest";
  return view === "all" ? "newest" : "urgency";
};

/** Orders of what only one view has. */
const onlyOf: Partial<Record<QueueSort, QueueView>> = { settled: "decided", follow: "follow" };

/** The address of a list, without what goes without saying: the same list always has the same. */
export function queryOf(filter: QueueFilter): string {
  const query = new URLSearchParams();
  if (filter.view !== "open") query.set("view", filter.view);
  for (const name of filterNames) if (filter[name].length > 0) query.set(name, filter[name].join(","));
  if (filter.sort && filter.sort !== sortOf({ view: filter.view, sort: undefined })) query.set("sort", filter.sort);
  return query.toString().replaceAll("%2C", ",");
}

/** The list that an address, or a saved view, names. */
export const filterOf = (query: string): QueueFilter =>
  QueueFilter.parse(Object.fromEntries(new URLSearchParams(query.slice(0, 4_000))));

/** The list with one code of a filter set or taken away. */
export function toggled(filter: QueueFilter, name: FilterName, code: string): QueueFilter {
  const codes: readonly string[] = filter[name];
  const now = codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code];
  return QueueFilter.parse({ ...filter, [name]: now });
}
