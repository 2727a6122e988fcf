import { z } from "zod";
import { removeObject } from "#lib/platform/storage.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";
import { keysOf } from "./repo.ts";

/** Takes the bytes of a removed paper and the pictures of its pages away, and then its row: nothing of it is left but its entries in the trail. */
export const clearPaper = task({
  name: "paper.clear",
  input: z.object({ paperId: z.uuid() }),
  async subject(tx, _actor, { paperId }) {
    const paper = await tx.paper.findFirst({ where: { id: paperId, state: "removed" }, include: { request: true } });
    return paper && { ...paper, keys: await keysOf(tx, paperId) };
  },
  allow: isSystem,
  async work({ subject: { keys } }) {
    for (const key of keys) await removeObject(key);
  },
  async save({ tx, subject: { id: paperId }, trail }) {
    trail.detail = { paperId };
    await tx.paper.deleteMany({ where: { id: paperId, state: "removed" } });
  },
});
