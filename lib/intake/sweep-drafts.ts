import { z } from "zod";
import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { draftsBackInUse, draftsToRemove, draftsToRemindOf } from "./drafts-repo.ts";

/**
 * Finds drafts of which their patients seem to have forgotten: tells them by mail, and has those removed of whom nothing
 * was heard since. Whoever comes back is told again before anything is removed.
 */
export const sweepDrafts = command({
  name: "request.sweep-drafts",
  input: z.object({}),
  subject: async () => ({}),
  allow: isSystem,
  async run({ tx, trail }) {
    const back = (await draftsBackInUse(tx)).map(({ id }) => id);
    await tx.reviewRequest.updateMany({ where: { id: { in: back } }, data: { remindedAt: null } });
    const forgotten = await draftsToRemindOf(tx);
    await tx.reviewRequest.updateMany({
      where: { id: { in: forgotten.map(({ id }) => id) } },
      data: { remindedAt: new Date() },
    });
    for (const request of forgotten) await notify(tx, "draft_reminder", request);
    const over = await draftsToRemove(tx);
    for (const { id: requestId } of over) await enqueue(tx, "remove-draft", { requestId });
    trail.detail = { reminded: forgotten.length, over: over.length };
    return trail.detail;
  },
});
