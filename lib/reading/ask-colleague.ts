import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { ColleagueQuestion } from "#lib/opinions/content.ts";
import { findGrant } from "#lib/opinions/grants-repo.ts";
import { env } from "#lib/platform/env.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canRead } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";

/** Lets a colleague read a case for some days and comment on it. Whoever has the case still signs. */
export const askColleague = command({
  name: "opinion.ask-colleague",
  input: ColleagueQuestion,
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canRead,
  async run({ tx, actor, subject: request, input: { toId, question }, trail }) {
    if (actor.kind !== "person" || request.status !== "assigned")
      throw new Refusal("conflict", "This case is not being read now.");
    const to = await tx.account.findFirst({ where: { id: toId, role: "surgeon", disabledAt: null } });
    if (!to || to.id === actor.accountId)
      throw new Refusal("conflict", "This colleague cannot be asked. Choose another.");
    if (await findGrant(tx, request.id, toId)) throw new Refusal("conflict", "This colleague is asked already.");
    const until = new Date(Date.now() + env().SECOND_OPINION_DAYS * 24 * 60 * 60_000);
    await tx.opinionGrant.create({ data: { requestId: request.id, byId: actor.accountId, toId, question, until } });
    await notify(tx, "second_opinion", request, { to: toId });
    trail.detail = { toId, until: until.toISOString() };
    return { requestId: request.id };
  },
});
