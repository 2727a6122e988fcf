import { z } from "zod";
import { enqueue } from "#lib/platform/jobs.ts";
import { storedSize } from "#lib/platform/storage.ts";
import { completeUpload } from "#lib/platform/storage-parts.ts";
import { canSendScan } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { task } from "#lib/task.ts";
import { FinishRequest } from "#lib/upload/contract.ts";
import { lockPack } from "./repo.ts";

/**
 * Takes note that packs are in storage, after looking there and joining those sent in parts, and has them checked.
 * Saying it twice does no harm. Answers which packs are stored and of which something must be sent again.
 */
export const finishPacks = task({
  name: "scan.finish-packs",
  input: FinishRequest.extend({ requestId: z.uuid() }),
  async subject(tx, actor, { requestId, packIds }) {
    const request = await findRequest(tx, actor, requestId);
    if (!request) return null;
    return { ...request, packs: await tx.pack.findMany({ where: { requestId, id: { in: packIds } } }) };
  },
  allow: canSendScan,
  work: ({ subject: { packs } }) =>
    Promise.all(
      packs.map(async (pack) => ({ id: pack.id, stored: pack.state !== "signed" || (await isStored(pack)) })),
    ),
  async save({ tx, input: { packIds }, worked, trail }) {
    const found = worked
      .filter((pack) => pack.stored)
      .map(({ id }) => id)
      .sort(); // one order for all who lock
    const stored: string[] = [];
    for (const packId of found) {
      const state = await lockPack(tx, packId);
      if (state) stored.push(packId); // else it was given up as unfinished at this moment
      if (state !== "signed") continue;
      await tx.pack.update({ where: { id: packId }, data: { state: "stored", storedAt: new Date() } });
      await enqueue(tx, "ingest-pack", { packId });
    }
    trail.detail = { packs: stored.length };
    return { stored, missing: packIds.filter((id) => !stored.includes(id)) };
  },
});

async function isStored({ key, uploadId, size }: { key: string; uploadId: string | null; size: bigint }) {
  if ((await storedSize(key)) === Number(size)) return true;
  return (
    uploadId !== null &&
    (await completeUpload({ key, uploadId }, Number(size))) &&
    (await storedSize(key)) === Number(size)
  );
}
