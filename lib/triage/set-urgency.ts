import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { isFinal } from "#lib/requests/status.ts";
import { UrgencyChoice } from "./forms.ts";
import { keepUndo } from "./undo-repo.ts";

/**
 * Staff say how urgent a request is, with the reason. What the patient named stays on record beside it; said again, the
 * later word counts, and all of them can be read.
 */
export const setUrgency = command({
  name: "request.set-urgency",
  input: UrgencyChoice,
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canTriage,
  async run({ tx, actor, subject: request, input: { urgency, reason }, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only staff decide how urgent it is.");
    if (isFinal(request.status)) throw new Refusal("conflict", "This request has ended. Nothing waits here any more.");
    const before = request.urgent ? "urgent" : request.raised ? "raised" : "routine";
    await tx.reviewRequest.update({
      where: { id: request.id },
      data: { urgent: urgency === "urgent", raised: urgency === "raised" },
    });
    const { id: changeId } = await tx.urgencyChange.create({
      data: { requestId: request.id, urgency, reason, byId: actor.accountId },
    });
    trail.detail = { from: before, to: urgency };
    const { urgent, raised } = request;
    return {
      requestId: request.id,
      ...(await keepUndo(tx, actor, request.id, { act: "urgency", urgent, raised, changeId })),
    };
  },
});
