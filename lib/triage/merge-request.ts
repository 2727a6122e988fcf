import { command } from "#lib/command.ts";
import { addMessage } from "#lib/messages/repo.ts";
import { notify } from "#lib/notifications/notify.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { demandSeen, findRequest, lockRequest, move } from "#lib/requests/repo.ts";
import { isFinal } from "#lib/requests/status.ts";
import { Merger } from "./forms.ts";

/**
 * Ends a request that the same person has sent twice, pointing to the one with which it goes on. Scans and messages stay
 * where they are, and each says where the other is. How urgent one was told to be, the other is from now on.
 */
export const mergeRequest = command({
  name: "request.merge",
  input: Merger,
  async subject(tx, actor, { requestId, intoId }) {
    for (const id of [requestId, intoId].sort()) await lockRequest(tx, id); // in one order, whoever merges what into what
    return findRequest(tx, actor, requestId);
  },
  allow: canTriage,
  async run({ tx, actor, subject: request, input: { intoId, version }, trail }) {
    const into = intoId === request.id ? null : await findRequest(tx, actor, intoId);
    if (!into || into.patientId !== request.patientId)
      throw new Refusal("conflict", "This is not a request of the same person. Nothing was changed.");
    if (isFinal(into.status)) throw new Refusal("conflict", `${into.reference} has ended. Choose one that is open.`);
    demandSeen(request, version);
    await move(tx, request, "close", { waitingFrom: null, mergedIntoId: into.id });
    const reasons = new Set([...into.priorityReasons, ...request.priorityReasons]);
    const urgent = into.urgent || request.urgent;
    await tx.reviewRequest.update({
      where: { id: into.id },
      data: { urgent, raised: !urgent && (into.raised || request.raised), priorityReasons: [...reasons] },
    });
    await addMessage(tx, actor, { requestId: request.id, kind: "note", body: `Goes on as ${into.reference}.` });
    await addMessage(tx, actor, {
      requestId: into.id,
      kind: "note",
      body: `${request.reference} was merged into this.`,
    });
    await notify(tx, "merged", request);
    trail.detail = { intoId: into.id };
    return { requestId: request.id };
  },
});
