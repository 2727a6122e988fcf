import { z } from "zod";
import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { draftsToRemove, eraseDraft } from "./drafts-repo.ts";

/**
 * Removes a draft whose patient was told so and did not come back, with all that it holds; the trail stays. Looked at
 * once more under a lock, so that somebody who returns at the last moment keeps it.
 */
export const removeDraft = command({
  name: "request.remove-draft",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: isSystem,
  async run({ tx, subject: { id }, trail }) {
    const [over] = await draftsToRemove(tx, id);
    if (over) {
      await notify(tx, "draft_removed", { id });
      await eraseDraft(tx, id);
    }
    trail.detail = { removed: over !== undefined };
    return trail.detail;
  },
});
