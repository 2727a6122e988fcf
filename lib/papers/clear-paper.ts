import { z } from "zod";
import { Refusal } from "#lib/platform/refusal.ts";
import { removeObject, storedSize } from "#lib/platform/storage.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";

/**
 * Takes the bytes of a removed paper away, looks whether they are gone, and then takes its row: nothing of it is left but
 * its entries in the trail. What is still there is tried again.
 */
export const clearPaper = task({
  name: "paper.clear",
  input: z.object({ paperId: z.uuid() }),
  subject: (tx, _actor, { paperId }) =>
    tx.paper.findFirst({ where: { id: paperId, state: "removed" }, include: { request: true } }),
  allow: isSystem,
  async work({ subject: { key } }) {
    await removeObject(key);
    return (await storedSize(key)) === null;
  },
  async save({ tx, subject: { id: paperId }, worked: gone, trail }) {
    trail.detail = { paperId, gone };
    if (!gone) throw new Refusal("unavailable", "Storage still holds what was removed.");
    await tx.paper.deleteMany({ where: { id: paperId, state: "removed" } });
  },
});
