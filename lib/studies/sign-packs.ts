import { z } from "zod";
import { command } from "#lib/command.ts";
import { signPut } from "#lib/platform/storage.ts";
import { canSendScan } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { SignRequest } from "#lib/upload/contract.ts";
import { addressLife } from "./address-life.ts";
import { demandRoom } from "./ceiling.ts";
import { newPackKey } from "./repo.ts";

/** Gives packs a place in storage: a random key each, and an address good for exactly these bytes. */
export const signPacks = command({
  name: "scan.sign-packs",
  input: SignRequest.extend({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canSendScan,
  async run({ tx, actor, subject: request, input: { packs }, trail }) {
    await demandRoom(tx, request.id, packs);
    trail.detail = { packs: packs.length };
    const rows = await tx.pack.createManyAndReturn({
      data: packs.map((pack) => ({
        requestId: request.id,
        key: newPackKey(),
        size: pack.size,
        sha256: pack.sha256,
        announced: pack.entries,
      })),
    });
    const objects = rows.map(({ id, key }, at) => ({
      id,
      key,
      size: packs[at]?.size ?? 0,
      sha256: packs[at]?.sha256 ?? "",
    }));
    return { objects, life: addressLife(actor) };
  },
  async after({ objects, life }) {
    const places = objects.map(async ({ id, ...object }) => ({ packId: id, ...(await signPut(object, life)) }));
    return { packs: await Promise.all(places) };
  },
});
