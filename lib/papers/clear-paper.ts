import { z } from "zod";
import { removeObject } from "#lib/platform/storage.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";

/** Takes the bytes of a removed paper away, and then its row: nothing of it is left but its entries in the trail. */
export const clearPaper = task({
  name: "paper.clear",
  input: z.object({ paperId: z.uuid() }),
  subject: (tx, _actor, { paperId }) =>
    tx.paper.findFirst({ where: { id: paperId, state: "removed" }, include: { request: true } }),
  allow: isSystem,
  work: ({ subject: { key } }) => removeObject(key),
  async save({ tx, subject: { id: paperId }, trail }) {
    trail.detail = { paperId };
    await tx.paper.deleteMany({ where: { id: paperId, state: "removed" } });
  },
});
