import { z } from "zod";
import { exportFolder } from "#lib/exports/repo.ts";
import { unfinishedUploads } from "#lib/platform/storage-parts.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";
import { clearStorage, leftoversOf } from "./clear-storage.ts";
import { packFolder } from "./repo.ts";

const day = 24 * 60 * 60_000;
const atOnce = 200;

/**
 * Gives up what was signed for a day ago and never finished: its rows, its objects and its parts. Also uploads in parts
 * that no row knows, which a process left that died between storage and the database.
 */
export const clearUnfinished = task({
  name: "scan.clear-unfinished",
  input: z.object({}),
  subject: async () => ({ before: new Date(Date.now() - day) }),
  allow: isSystem,
  work: async ({ subject: { before } }) => [
    ...(await unfinishedUploads(packFolder, before)),
    ...(await unfinishedUploads(exportFolder, before)),
  ],
  async save({ tx, subject: { before }, worked: uploads, trail }) {
    const known = await tx.pack.findMany({
      where: { key: { in: uploads.map(({ key }) => key) } },
      select: { key: true },
    });
    const exported = await tx.requestExport.findMany({
      where: { key: { in: uploads.map(({ key }) => key) } },
      select: { key: true },
    });
    const keys = new Set([...known, ...exported].map(({ key }) => key));
    const orphans = uploads.filter(({ key }) => !keys.has(key));
    // One order for all who lock. Whoever finishes one of them at this moment is told that it is missing.
    const old = await tx.$queryRaw<{ key: string; uploadId: string | null }[]>`
      DELETE FROM pack WHERE id IN (
        SELECT id FROM pack WHERE state = 'signed' AND "signedAt" < ${before} ORDER BY id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED
      ) RETURNING key, "uploadId"`;
    const left = leftoversOf(old);
    await clearStorage(tx, { keys: left.keys, uploads: [...left.uploads, ...orphans] });
    trail.detail = { packs: old.length, orphans: orphans.length };
    return { packs: old.length, orphans: orphans.length };
  },
});
