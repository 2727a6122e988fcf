import { z } from "zod";
import { canSendScan } from "#lib/requests/policy.ts";
import { demandStillSeen, findRequest } from "#lib/requests/repo.ts";
import { task } from "#lib/task.ts";
import { KnownRequest } from "#lib/upload/contract.ts";
import { heldHashes } from "./repo.ts";
import { foundInStorage, noteStored } from "./stored-packs.ts";

const atOnce = 100;

/**
 * Which files this request already holds, so that an upload that was interrupted sends only the rest. Packs that reached
 * storage while nobody was left to say so are found there first: no pack that arrived travels twice.
 */
export const listKnownFiles = task({
  name: "scan.known-files",
  input: KnownRequest.extend({ requestId: z.uuid() }),
  async subject(tx, actor, { requestId }) {
    const request = await findRequest(tx, actor, requestId);
    if (!request) return null;
    const unsaid = { requestId, state: "signed" as const, uploadId: null };
    return { ...request, unsaid: await tx.pack.findMany({ where: unsaid, orderBy: { id: "desc" }, take: atOnce }) };
  },
  allow: canSendScan,
  work: ({ subject: { unsaid } }) => foundInStorage(unsaid),
  async save({ tx, actor, subject: request, input: { sha256: asked }, worked: found, trail }) {
    await demandStillSeen(tx, actor, request.id);
    trail.detail = { found: (await noteStored(tx, found)).length };
    const held = await heldHashes(tx, request.id);
    const wanted = asked && new Set(asked);
    return { sha256: wanted ? held.filter((hash) => wanted.has(hash)) : held };
  },
});
