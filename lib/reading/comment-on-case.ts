import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { ColleagueComment } from "#lib/opinions/content.ts";
import { findGrant } from "#lib/opinions/grants-repo.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canConsult } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";

/** What a colleague who was asked thinks of a case: its surgeon reads it, and nobody else. */
export const commentOnCase = command({
  name: "opinion.comment",
  input: ColleagueComment,
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canConsult,
  async run({ tx, actor, subject: request, input: { comment } }) {
    const grant = actor.kind === "person" ? await findGrant(tx, request.id, actor.accountId) : null;
    if (!grant) throw new Refusal("conflict", "The time for a comment is over.");
    await tx.opinionGrant.update({ where: { id: grant.id }, data: { comment, commentAt: new Date() } });
    await notify(tx, "second_opinion_given", request, { to: grant.byId });
    return { requestId: request.id };
  },
});
