import { z } from "zod";
import { Refusal } from "#lib/platform/refusal.ts";
import { removeObject, storedSize } from "#lib/platform/storage.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";
import { keysOf } from "./repo.ts";

/**
 * Takes the bytes of a removed paper and the pictures of its pages away, looks whether they are gone, and then takes its
 * row: nothing of it is left but its entries in the trail. What is still there is tried again.
 */
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
    const left = await Promise.all(keys.map(storedSize));
    return left.every((size) => size === null);
  },
  async save({ tx, subject: { id: paperId }, worked: gone, trail }) {
    trail.detail = { paperId, gone };
    if (!gone) throw new Refusal("unavailable", "Storage still holds what was removed.");
    await tx.paper.deleteMany({ where: { id: paperId, state: "removed" } });
  },
});
