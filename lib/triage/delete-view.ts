import { z } from "zod";
import { command } from "#lib/command.ts";
import { canChangeView } from "#lib/requests/policy.ts";
import { ownView } from "./saved-views-repo.ts";

/** Deletes a list that one keeps, for colleagues too. No request is touched by it. */
export const deleteView = command({
  name: "queue.delete-view",
  input: z.object({ viewId: z.uuid() }),
  subject: (tx, actor, { viewId }) => ownView(tx, actor, viewId),
  allow: canChangeView,
  async run({ tx, subject: view, trail }) {
    await tx.savedView.delete({ where: { id: view.id } });
    trail.detail = { viewId: view.id };
    return { query: view.query };
  },
});
