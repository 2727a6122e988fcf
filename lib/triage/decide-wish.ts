import { demandReached } from "#lib/calls/repo.ts";
import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest, lockRequest, move } from "#lib/requests/repo.ts";
import { isFinal } from "#lib/requests/status.ts";
import { eraseRecord } from "#lib/retention/repo.ts";
import { WishDecision } from "#lib/wishes/wish.ts";

/**
 * Staff decide what a patient asked to have deleted or corrected, with a reason that the patient reads. A deletion that
 * is granted ends an open request and removes at once all but consents, a signed opinion and the trail.
 */
export const decideWish = command({
  name: "request.decide-wish",
  input: WishDecision,
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canTriage,
  async run({ tx, actor, subject: request, input: { wishId, decision, reason }, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only staff decide this.");
    const wish = await tx.recordWish.findFirst({ where: { id: wishId, requestId: request.id, state: "open" } });
    if (!wish) throw new Refusal("conflict", "This is decided already.");
    const erases = wish.kind === "deletion" && decision === "granted";
    if (erases && request.status === "signed")
      throw new Refusal(
        "conflict",
        "A signed answer waits for its call. Show it to the patient first, then decide this.",
      );
    if (erases) await demandReached(tx, request.id);
    await tx.recordWish.update({
      where: { id: wishId },
      data: { state: decision, reason, decidedAt: new Date(), decidedById: actor.accountId },
    });
    trail.detail = { wishId, kind: wish.kind, decision };
    if (erases) {
      if (!isFinal(request.status)) await move(tx, request, "withdraw", { waitingFrom: null });
      Object.assign(trail.detail, await eraseRecord(tx, request.id));
    }
    await notify(tx, "wish_decided", request);
    return { requestId: request.id };
  },
});
