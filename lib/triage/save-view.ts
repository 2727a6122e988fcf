import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canSeeQueue } from "#lib/requests/policy.ts";
import { NewView } from "./forms.ts";
import { filterOf, queryOf } from "./queue-filter.ts";
import { mostViews } from "./saved-views-repo.ts";

/** Keeps a list of the queue under a name, for oneself or for all colleagues. What it holds are codes of filters. */
export const saveView = command({
  name: "queue.save-view",
  input: NewView,
  subject: async () => ({}),
  allow: canSeeQueue,
  async run({ tx, actor, input: { name, query, shared }, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only staff keep lists.");
    const ownerId = actor.accountId;
    if ((await tx.savedView.count({ where: { ownerId } })) >= mostViews)
      throw new Refusal("conflict", `You keep ${mostViews} lists, which is the most. Delete one first.`);
    const view = await tx.savedView.create({ data: { ownerId, name, query: queryOf(filterOf(query)), shared } });
    trail.detail = { viewId: view.id, list: view.query, shared };
    return { viewId: view.id, query: view.query };
  },
});
