import { z } from "zod";
import { command } from "#lib/command.ts";
import { env } from "#lib/platform/env.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { clearStorage, leftoversOf } from "#lib/studies/clear-storage.ts";
import { draftsToRemove } from "./drafts-repo.ts";

const day = 24 * 60 * 60_000;

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
    const { DRAFT_REMINDER_DAYS, DRAFT_KEEP_DAYS } = env();
    const before = new Date(Date.now() - (DRAFT_KEEP_DAYS - DRAFT_REMINDER_DAYS) * day);
    const [over] = await draftsToRemove(tx, before, id);
    if (over) {
      const packs = await tx.pack.findMany({ where: { requestId: id }, select: { key: true, uploadId: true } });
      const papers = await tx.paper.findMany({ where: { requestId: id }, select: { key: true } });
      const { keys, uploads } = leftoversOf(packs);
      await clearStorage(tx, { keys: [...keys, ...papers.map(({ key }) => key)], uploads });
      await tx.reviewRequest.delete({ where: { id } });
    }
    trail.detail = { removed: over !== undefined };
    return trail.detail;
  },
});
