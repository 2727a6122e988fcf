import { z } from "zod";
import type { Tx } from "#lib/platform/db.ts";
import { storedSize } from "#lib/platform/storage.ts";
import { type PartsUpload, startUpload, storedParts } from "#lib/platform/storage-parts.ts";
import { canSendScan } from "#lib/requests/policy.ts";
import { demandStillSeen, findRequest, lockRequest } from "#lib/requests/repo.ts";
import { task } from "#lib/task.ts";
import { type PartsPlan, StartRequest } from "#lib/upload/contract.ts";
import { partBytes } from "#lib/upload/limits.ts";
import { demandRoom } from "./ceiling.ts";
import { clearStorage } from "./clear-storage.ts";
import { heldHashes, newPackKey } from "./repo.ts";

type Started = { packId: string; have: number[] } | PartsUpload | null;

/**
 * Gives a file larger than a pack a place that takes it in parts, or finds the one it was given before and answers
 * which parts storage holds: whoever chooses the same file again, anywhere, sends only the rest.
 */
export const startParts = task({
  name: "scan.start-parts",
  input: StartRequest.extend({ requestId: z.uuid() }),
  async subject(tx, actor, { requestId, ...offer }) {
    const request = await findRequest(tx, actor, requestId);
    if (!request) return null;
    const held = (await heldHashes(tx, requestId)).includes(offer.entry.sha256);
    return { ...request, held, open: await findOpen(tx, requestId, offer) };
  },
  allow: canSendScan,
  async work({ subject: { held, open }, input: { size } }): Promise<Started> {
    if (held) return null;
    if (open) {
      const parts = await storedParts(open);
      if (parts) return { packId: open.id, have: wholeParts(parts, size) };
      // Completed, but nobody has said so yet: nothing is missing.
      if ((await storedSize(open.key)) === size) return { packId: open.id, have: numbers(size) };
    }
    return startUpload(newPackKey());
  },
  async save({ tx, actor, subject: request, input: { entry, size }, worked, trail }): Promise<PartsPlan> {
    await demandStillSeen(tx, actor, request.id);
    if (!worked) return { packId: null, partBytes, have: [] };
    if ("packId" in worked) return { ...worked, partBytes };
    await lockRequest(tx, request.id);
    const rival = await findOpen(tx, request.id, { entry, size });
    if (rival && rival.id !== request.open?.id) {
      // Another tab was faster with the same file: both send to its place.
      await clearStorage(tx, { keys: [], uploads: [worked] });
      return { packId: rival.id, partBytes, have: [] };
    }
    if (rival) await tx.pack.deleteMany({ where: { id: rival.id, state: "signed" } });
    await demandRoom(tx, request.id, [{ size, entries: [entry] }]);
    const { id } = await tx.pack.create({
      data: { requestId: request.id, ...worked, size, announced: [entry] },
    });
    trail.detail = { started: true };
    return { packId: id, partBytes, have: [] };
  },
});

type Offer = z.output<typeof StartRequest>;

/** The place that this file was given before and whose parts are not joined yet. */
async function findOpen(tx: Tx, requestId: string, { entry, size }: Offer) {
  const open = await tx.pack.findFirst({
    where: { requestId, state: "signed", uploadId: { not: null }, size, announced: { equals: [entry] } },
    orderBy: { id: "asc" },
  });
  return open?.uploadId ? { id: open.id, key: open.key, uploadId: open.uploadId } : null;
}

const numbers = (size: number): number[] => Array.from({ length: Math.ceil(size / partBytes) }, (_, at) => at + 1);

/** Those that are as long as they should be: a part of another length is sent again. */
const wholeParts = (parts: readonly { number: number; size: number }[], size: number): number[] =>
  parts
    .filter((part) => part.size === Math.min(partBytes, size - (part.number - 1) * partBytes))
    .map(({ number }) => number);
