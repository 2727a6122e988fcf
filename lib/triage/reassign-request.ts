import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { endGrants } from "#lib/opinions/grants-repo.ts";
import { exchangeDrafts } from "#lib/opinions/repo.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { demandSeen, findRequest, lockRequest, move } from "#lib/requests/repo.ts";
import { Assignment } from "./forms.ts";
import { demandSurgeon } from "./surgeons-repo.ts";

/**
 * Gives a case from one surgeon to another. The first does not see it any more and is told; what they had written is
 * laid aside for them alone. It has waited as long as before.
 */
export const reassignRequest = command({
  name: "request.reassign",
  input: Assignment,
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId); // a save of the first surgeon comes before it, and is laid aside, or is refused
    return findRequest(tx, actor, requestId);
  },
  allow: canTriage,
  async run({ tx, subject: request, input, trail }) {
    const { surgeonId } = input;
    const { surgeonId: before } = request;
    const { away } = await demandSurgeon(tx, request, input);
    if (before === surgeonId) throw new Refusal("conflict", "This surgeon has it already. Choose another.");
    demandSeen(request, input.version);
    await move(tx, request, "reassign", { surgeonId });
    await endGrants(tx, request.id);
    const { kept } = await exchangeDrafts(tx, request.id, surgeonId);
    await notify(tx, "assigned", request);
    if (before) await notify(tx, "given_to_another", request, { to: before });
    trail.detail = { from: before ?? "nobody", surgeonId, draftKept: kept, ...(away && { away }) };
    return { requestId: request.id };
  },
});
