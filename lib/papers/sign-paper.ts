import { z } from "zod";
import { command } from "#lib/command.ts";
import type { Tx } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { signPut } from "#lib/platform/storage.ts";
import { canSendPapers } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { paperCeiling } from "./paper.ts";
import { PaperOffer } from "./paper-offer.ts";

/**
 * Gives a paper a place in storage: a random key, and an address good for exactly these bytes. The same file offered
 * again goes on where it stopped; one that is here already gets no address.
 */
export const signPaper = command({
  name: "paper.sign",
  input: PaperOffer.extend({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canSendPapers,
  async run({ tx, subject: request, input, trail }) {
    await lockRequest(tx, request.id); // two windows with one file: the second finds what the first has begun
    const { kind, label, size, sha256 } = input;
    const same = await tx.paper.findFirst({
      where: { requestId: request.id, messageId: null, sha256, state: { in: ["signed", "stored", "kept"] } },
    });
    if (!same) await demandRoom(tx, request.id, size);
    await forgetRefused(tx, request.id, sha256);
    const key = `papers/${crypto.randomUUID()}`;
    const paper =
      same?.state === "signed"
        ? await tx.paper.update({ where: { id: same.id }, data: { kind, label } })
        : (same ?? (await tx.paper.create({ data: { requestId: request.id, kind, label, key, size, sha256 } })));
    trail.detail = { paperId: paper.id, kind: paper.kind };
    return paper;
  },
  async after({ id: paperId, state, key, size, sha256 }) {
    return { paperId, place: state === "signed" ? await signPut({ key, size, sha256 }) : null };
  },
});

/** Another try with a file that was refused takes the place of the first. */
async function forgetRefused(tx: Tx, requestId: string, sha256: string): Promise<void> {
  const refused = await tx.paper.updateManyAndReturn({
    where: { requestId, messageId: null, sha256, state: "refused" },
    data: { state: "removed" },
    select: { id: true },
  });
  for (const { id: paperId } of refused) await enqueue(tx, "clear-paper", { paperId });
}

async function demandRoom(tx: Tx, requestId: string, size: number): Promise<void> {
  const { _sum, _count } = await tx.paper.aggregate({
    where: { requestId, messageId: null, state: { in: ["signed", "stored", "kept"] } },
    _sum: { size: true },
    _count: true,
  });
  if (_count >= paperCeiling.papers || (_sum.size ?? 0) + size > paperCeiling.bytes)
    throw new Refusal("too_large", {
      en: "This is more than one request can hold. Add only the papers about your back.",
      es: "Esto es más de lo que cabe en una solicitud. Agregue solo los documentos sobre su espalda.",
    });
}
