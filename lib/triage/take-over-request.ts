import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { demandSeen, findRequest, move } from "#lib/requests/repo.ts";
import { Seen } from "./forms.ts";

/** Takes a request over from the colleague who has it, who is told by mail. */
export const takeOverRequest = command({
  name: "request.take-over",
  input: Seen,
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, actor, subject: request, input: { version }, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only staff take requests over.");
    demandSeen(request, version);
    const { ownerId: before } = request;
    if (before === actor.accountId) throw new Refusal("conflict", "You have it already.");
    await move(tx, request, "takeOver", { ownerId: actor.accountId });
    if (before) await notify(tx, "taken_over", request, { to: before });
    trail.detail = { from: before ?? "nobody" };
    return { requestId: request.id };
  },
});
