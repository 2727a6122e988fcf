import { z } from "zod";
import { enqueue } from "#lib/platform/jobs.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { storedSize } from "#lib/platform/storage.ts";
import { canSendScan } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { task } from "#lib/task.ts";
import { FinishRequest } from "#lib/upload/contract.ts";
import { lockPack } from "./repo.ts";

/**
 * Takes note that packs are in storage, after looking there, and has them checked. Saying it twice does no harm.
 * Answers which packs are stored and which must be sent again.
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
      packs.map(async ({ id, key, size, state }) => ({
        id,
        stored: state !== "signed" || (await storedSize(key)) === Number(size),
      })),
    ),
  async save({ tx, actor, subject: request, worked, trail }) {
    // Storage may have taken its time, and a pass may have been revoked meanwhile.
    if (!(await findRequest(tx, actor, request.id)))
      throw new Refusal("not_found", "There is nothing here that you can see.");
    const stored = worked
      .filter((pack) => pack.stored)
      .map(({ id }) => id)
      .sort(); // one order for all who lock
    for (const packId of stored) {
      if ((await lockPack(tx, packId)) !== "signed") continue;
      await tx.pack.update({ where: { id: packId }, data: { state: "stored", storedAt: new Date() } });
      await enqueue(tx, "ingest-pack", { packId });
    }
    trail.detail = { packs: stored.length };
    return { stored, missing: worked.filter((pack) => !pack.stored).map(({ id }) => id) };
  },
});
