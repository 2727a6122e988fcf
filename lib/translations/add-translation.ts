import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { findSignedOpinion } from "#lib/opinions/repo.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { translatable } from "./repo.ts";
import { NewTranslation } from "./translation.ts";

/**
 * Keeps a translation of what a surgeon signed, as one more version. The patient reads it beside the original, under the
 * translator's name, and is told by a mail that says nothing of it.
 */
export const addTranslation = command({
  name: "translation.add",
  input: NewTranslation,
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canTriage,
  async run({ tx, actor, subject: request, input: { requestId, translationId: id, ...given }, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only a person translates.");
    if ((await tx.translation.count({ where: { id } })) > 0) return { requestId };
    const opinion = await findSignedOpinion(tx, requestId);
    const original = opinion && translatable(opinion).find(({ signed }) => signed === given.signed);
    if (!original || original.language === given.language)
      throw new Refusal("conflict", "There is nothing signed that this could be a translation of.");
    const { signed, language } = given;
    const version = (await tx.translation.count({ where: { requestId, signed, language } })) + 1;
    await tx.translation.create({ data: { id, requestId, ...given, version, byId: actor.accountId } });
    if (request.answeredAt) await notify(tx, "translated", request);
    trail.detail = { signed, version, language };
    return { requestId };
  },
});
