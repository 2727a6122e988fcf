import { z } from "zod";
import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { env } from "#lib/platform/env.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { draftsBackInUse, draftsToRemove, draftsToRemindOf } from "./drafts-repo.ts";

const day = 24 * 60 * 60_000;
const daysAgo = (days: number): Date => new Date(Date.now() - days * day);

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
    const { DRAFT_REMINDER_DAYS, DRAFT_KEEP_DAYS } = env();
    const back = (await draftsBackInUse(tx)).map(({ id }) => id);
    await tx.reviewRequest.updateMany({ where: { id: { in: back } }, data: { remindedAt: null } });
    const forgotten = await draftsToRemindOf(tx, daysAgo(DRAFT_REMINDER_DAYS));
    await tx.reviewRequest.updateMany({
      where: { id: { in: forgotten.map(({ id }) => id) } },
      data: { remindedAt: new Date() },
    });
    for (const request of forgotten) await notify(tx, "draft_reminder", request);
    const over = await draftsToRemove(tx, daysAgo(DRAFT_KEEP_DAYS - DRAFT_REMINDER_DAYS));
    for (const { id: requestId } of over) await enqueue(tx, "remove-draft", { requestId });
    trail.detail = { reminded: forgotten.length, over: over.length };
    return trail.detail;
  },
});
