import { command } from "#lib/command.ts";
import { canSeeQueue } from "#lib/requests/policy.ts";
import { filterOf, QueueFilter, queryOf, queueViews } from "./queue-filter.ts";
import { Turn } from "./queue-place.ts";
import { countLists, lookOf, readPage, withDetails } from "./queue-repo.ts";
import { rowsOf } from "./queue-row.ts";
import { staffIn, viewsOf } from "./saved-views-repo.ts";

/**
 * The queue: one page of a list, urgent first and then what is due first, with how much waits in each of the others.
 * What an address says that is no filter and no place is left out.
 */
export const listQueue = command({
  name: "queue.list",
  input: QueueFilter.extend(Turn.shape),
  subject: async () => ({}),
  allow: canSeeQueue,
  async run({ tx, actor, input: { after, before, ...filter }, trail }) {
    const look = lookOf(actor);
    const saved = await viewsOf(tx, actor);
    const lists = [...queueViews.map((view) => filterOf(`view=${view}`)), ...saved.map(({ query }) => filterOf(query))];
    const [here, away, ...counts] = await countLists(tx, [filter, filterOf(withAwaySurgeon), ...lists], look);
    const page = await readPage(tx, filter, look, { after, before });
    trail.detail = { list: queryOf(filter), ...(after && { after }), ...(before && { before }) };
    return {
      filter,
      rows: rowsOf(await withDetails(tx, page.entries)),
      next: page.next,
      previous: page.previous,
      count: here ?? { count: 0, more: false },
      me: look.me,
      /** One's own that lie with a surgeon who is away. */
      away: { query: withAwaySurgeon, count: away?.count ?? 0 },
      views: queueViews.map((view, at) => ({ view, ...countAt(counts, at) })),
      saved: saved.map((view, at) => ({ ...view, ...countAt(counts, queueViews.length + at) })),
      /** Whom requests may be looked for by. */
      ...(await staffIn(tx)),
    };
  },
  view: true,
});

const withAwaySurgeon = "view=assigned&owner=me&task=away";

const countAt = (counts: readonly { count: number; more: boolean }[], at: number) =>
  counts[at] ?? { count: 0, more: false };

export type QueueList = Extract<Awaited<ReturnType<typeof listQueue>>, { ok: true }>["value"];
