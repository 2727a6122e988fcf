import { z } from "zod";
import type { Tx } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { removeObject, storedSize } from "#lib/platform/storage.ts";
import { abortUpload, storedParts } from "#lib/platform/storage-parts.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";
import { keysOf } from "./repo.ts";

const Leftovers = z.object({
  keys: z.array(z.string()),
  uploads: z.array(z.object({ key: z.string(), uploadId: z.string() })),
});
export type Leftovers = z.output<typeof Leftovers>;

const perJob = 200;
const atOnce = 8;

/**
 * Has objects removed that no row points at any more. Enqueued in the transaction that removes the rows: whatever dies
 * when, the objects go exactly if the rows went, and removing what is gone does no harm.
 */
export async function clearStorage(tx: Tx, { keys, uploads }: Leftovers): Promise<void> {
  for (let at = 0; at < Math.max(keys.length, uploads.length); at += perJob)
    await enqueue(tx, "clear-storage", {
      keys: keys.slice(at, at + perJob),
      uploads: uploads.slice(at, at + perJob),
    });
}

/** What packs have in storage: each may lie there under two keys, or as parts that were never joined. */
export function leftoversOf(packs: readonly { key: string; uploadId: string | null }[]): Leftovers {
  return {
    keys: packs.flatMap(({ key }) => keysOf(key)),
    uploads: packs.flatMap(({ key, uploadId }) => (uploadId ? [{ key, uploadId }] : [])),
  };
}

/**
 * Removes them: the job. Then looks for each: what is still there, because storage said more than it did or somebody
 * wrote at this moment, is noted in the trail and tried again.
 */
export const removeLeftovers = task({
  name: "scan.clear-storage",
  input: Leftovers,
  subject: async () => ({}),
  allow: isSystem,
  async work({ input: { keys, uploads } }) {
    // Parts first: an upload completed meanwhile is an object by then, and goes with the others.
    const parts = await lookedFor(uploads, async (upload) => {
      await abortUpload(upload);
      return (await storedParts(upload)) !== null;
    });
    const objects = await lookedFor(keys, async (key) => {
      await removeObject(key);
      return (await storedSize(key)) !== null;
    });
    return parts + objects;
  },
  async save({ input: { keys, uploads }, worked: left, trail }) {
    trail.detail = { objects: keys.length, uploads: uploads.length, left };
    if (left > 0) throw new Refusal("unavailable", "Storage still holds what was removed.");
  },
});

/** Does something to each, a few at once, and counts those of which something is left. */
async function lookedFor<One>(all: readonly One[], isLeft: (one: One) => Promise<boolean>): Promise<number> {
  let left = 0;
  for (let at = 0; at < all.length; at += atOnce)
    left += (await Promise.all(all.slice(at, at + atOnce).map(isLeft))).filter(Boolean).length;
  return left;
}
