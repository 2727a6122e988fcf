import { z } from "zod";
import { canSendScan } from "#lib/requests/policy.ts";
import { demandStillSeen, findRequest } from "#lib/requests/repo.ts";
import { task } from "#lib/task.ts";
import { FinishRequest } from "#lib/upload/contract.ts";
import { foundInStorage, noteStored } from "./stored-packs.ts";

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
  work: ({ subject: { packs } }) => foundInStorage(packs),
  async save({ tx, actor, subject: request, input: { packIds }, worked: found, trail }) {
    await demandStillSeen(tx, actor, request.id);
    const stored = await noteStored(tx, found);
    trail.detail = { packs: stored.length };
    return { stored, missing: packIds.filter((id) => !stored.includes(id)) };
  },
});
