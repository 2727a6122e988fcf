import { z } from "zod";
import type { Actor } from "#lib/accounts/actor.ts";
import { command } from "#lib/command.ts";
import { PaperOffer } from "#lib/papers/paper-offer.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Text } from "#lib/platform/language.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { signPut } from "#lib/platform/storage.ts";
import { canAttach } from "#lib/requests/policy.ts";
import { lockRequest, visibleTo } from "#lib/requests/repo.ts";
import { maxAttachments } from "./message.ts";

const day = 24 * 60 * 60_000;

/**
 * Gives a file that comes with a message a place in storage, as `signPaper` does for papers: the message is there
 * already, so that whatever becomes of the file, its words are not lost. From then on it is checked and opened as any paper.
 */
export const signAttachment = command({
  name: "message.attach",
  input: PaperOffer.omit({ kind: true }).extend({ requestId: z.uuid(), messageId: z.uuid() }),
  subject: findMessage,
  allow: (actor, { request, authorId }) => canAttach(actor, { ...request, authorId }),
  async run({ tx, subject: { id: messageId, requestId, createdAt }, input: { label, size, sha256 }, trail }) {
    await lockRequest(tx, requestId); // two windows with one file, and the count
    const held = await tx.paper.findMany({
      where: { messageId, state: { in: ["signed", "stored", "kept"] } },
      select: { id: true, state: true, key: true, size: true, sha256: true },
    });
    const same = held.find((one) => one.sha256 === sha256);
    if (!same && (held.length >= maxAttachments || createdAt.getTime() < Date.now() - day))
      throw new Refusal("too_large", full);
    const key = `papers/${crypto.randomUUID()}`;
    const paper =
      same ?? (await tx.paper.create({ data: { requestId, messageId, kind: "other", label, key, size, sha256 } }));
    trail.detail = { messageId, paperId: paper.id };
    return paper;
  },
  async after({ id: paperId, state, key, size, sha256 }) {
    return { paperId, place: state === "signed" ? await signPut({ key, size, sha256 }) : null };
  },
});

/** A message of this actor's own: nobody adds to what another person said. */
function findMessage(tx: Tx, actor: Actor, { requestId, messageId }: { requestId: string; messageId: string }) {
  if (actor.kind !== "person") return Promise.resolve(null);
  return tx.message.findFirst({
    where: {
      id: messageId,
      requestId,
      authorId: actor.accountId,
      kind: { in: ["message", "answer", "question"] },
      request: visibleTo(actor),
    },
    include: { request: true },
  });
}

const full: Text = {
  en: `A message takes ${maxAttachments} files, within a day. Send this file with another message.`,
  es: `Un mensaje admite ${maxAttachments} archivos, dentro de un día. Envíe este archivo con otro mensaje.`,
};
