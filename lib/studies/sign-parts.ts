import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { signPart } from "#lib/platform/storage-parts.ts";
import { canSendScan } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { SignPartsRequest } from "#lib/upload/contract.ts";
import { partBytes } from "#lib/upload/limits.ts";
import { addressLife } from "./address-life.ts";

/** Gives parts of started files an address each, good for exactly these bytes at exactly this place. */
export const signParts = command({
  name: "scan.sign-parts",
  input: SignPartsRequest.extend({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canSendScan,
  async run({ tx, actor, subject: request, input: { parts }, trail }) {
    const ids = [...new Set(parts.map(({ packId }) => packId))];
    const where = { id: { in: ids }, requestId: request.id, state: "signed" as const, uploadId: { not: null } };
    const packs = new Map((await tx.pack.findMany({ where })).map((pack) => [pack.id, pack]));
    // A place in use is not an abandoned one, however long its file takes.
    await tx.pack.updateMany({ where, data: { signedAt: new Date() } });
    trail.detail = { parts: parts.length };
    const signed = parts.map(({ packId, number, sha256 }) => {
      const pack = packs.get(packId);
      const size = Math.min(partBytes, Number(pack?.size ?? 0) - (number - 1) * partBytes);
      if (!pack?.uploadId || size <= 0)
        throw new Refusal("not_found", {
          en: "This file has to be sent anew",
          es: "Este archivo se tiene que enviar de nuevo",
        });
      return { upload: { key: pack.key, uploadId: pack.uploadId }, part: { number, size, sha256 } };
    });
    return { signed, life: addressLife(actor) };
  },
  after: async ({ signed, life }) => ({
    parts: await Promise.all(signed.map(({ upload, part }) => signPart(upload, part, life))),
  }),
});
