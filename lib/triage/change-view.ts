import { command } from "#lib/command.ts";
import { canChangeView } from "#lib/requests/policy.ts";
import { ViewChange } from "./forms.ts";
import { filterOf, queryOf } from "./queue-filter.ts";
import { ownView } from "./saved-views-repo.ts";

/** Gives a list that one keeps another name or other filters, shares it with colleagues, or takes it back from them. */
export const changeView = command({
  name: "queue.change-view",
  input: ViewChange,
  subject: (tx, actor, { viewId }) => ownView(tx, actor, viewId),
  allow: canChangeView,
  async run({ tx, subject: view, input: { name, query, shared }, trail }) {
    const data = {
      name: name ?? view.name,
      query: query === undefined ? view.query : queryOf(filterOf(query)),
      shared: shared ?? view.shared,
    };
    await tx.savedView.update({ where: { id: view.id }, data });
    trail.detail = { viewId: view.id, list: data.query, shared: data.shared };
    return { viewId: view.id, query: data.query };
  },
});
