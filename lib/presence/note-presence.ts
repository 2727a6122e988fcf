import { z } from "zod";
import { command } from "#lib/command.ts";
import { tell } from "#lib/platform/events.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canRead, canTriage } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { come, go, lookersAt } from "./repo.ts";

/**
 * An open page says that its person looks at a request, or no more; answers who else does. That they looked is in the
 * trail by what they opened, and only coming and going is told to others: a page that stays open makes no news.
 */
export const notePresence = command({
  name: "presence.note",
  input: z.object({ requestId: z.uuid(), tab: z.uuid(), here: z.boolean() }),
  async subject(tx, actor, { requestId }) {
    const seen = await findRequest(tx, actor, requestId);
    return seen && { seen };
  },
  allow: (actor, { seen }) => canTriage(actor, seen) || canRead(actor, seen),
  async run({ tx, actor, input: { requestId, tab, here } }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only a person looks at a request.");
    const { accountId } = actor;
    const news = here ? await come(tx, { tab, requestId, accountId }) : await go(tx, { tab, accountId });
    if (news) await tell(tx, requestId, "presence");
    const [others] = await lookersAt(tx, { requestId, beside: accountId });
    return { others: others?.names ?? [] };
  },
  view: true,
});
