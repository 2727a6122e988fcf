import { z } from "zod";
import { command } from "#lib/command.ts";
import { OpinionDraft } from "#lib/opinions/content.ts";
import { columnsOf } from "#lib/opinions/repo.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canRead } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";

/** Keeps the opinion as far as it is written. Nobody but its surgeon sees it before it is signed. */
export const saveOpinion = command({
  name: "opinion.save",
  input: OpinionDraft.extend({ requestId: z.uuid() }),
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId); // a save on its way while the opinion is signed comes before or after it
    return findRequest(tx, actor, requestId);
  },
  allow: canRead,
  async run({ tx, actor, subject: request, input: { requestId, ...content } }) {
    if (request.status !== "assigned" || actor.kind !== "person")
      throw new Refusal("conflict", "This opinion is signed or the case is not with you any more.");
    const saved = { ...columnsOf(content), savedAt: new Date() };
    await tx.opinion.upsert({
      where: { requestId },
      create: { requestId, surgeonId: actor.accountId, ...saved },
      update: { surgeonId: actor.accountId, ...saved },
    });
    return { savedAt: saved.savedAt.toISOString() };
  },
  view: true,
});
