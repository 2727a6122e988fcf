import { z } from "zod";
import { command } from "#lib/command.ts";
import { settleFollowUp } from "#lib/follow-ups/repo.ts";
import { notify } from "#lib/notifications/notify.ts";
import type { Tx } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canPublish, isSystem } from "#lib/requests/policy.ts";
import { findRequest, lockRequest, move, type ReviewRequest } from "#lib/requests/repo.ts";

/**
 * Shows a signed opinion that waited for a call: staff once they have phoned, the portal itself when the time for the
 * call is over.
 */
export const publishOpinion = command({
  name: "opinion.publish",
  input: z.object({ requestId: z.uuid() }),
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canPublish,
  async run({ tx, actor, subject: request, trail }) {
    const called = !isSystem(actor);
    trail.detail = { called };
    if (!called && request.status !== "signed") return { requestId: request.id }; // somebody phoned meanwhile
    if (!called && (request.callBy === null || request.callBy > new Date()))
      throw new Refusal("conflict", "There is still time for the call.");
    await publish(tx, request, new Date());
    return { requestId: request.id };
  },
});

/** Publishes a signed opinion and tells the patient by mail; whoever may be a candidate is followed up. */
export async function publish(
  tx: Tx,
  request: Pick<ReviewRequest, "id" | "status" | "version">,
  answeredAt: Date,
): Promise<void> {
  await move(tx, request, "publish", { waitingFrom: null, callBy: null, answeredAt });
  await notify(tx, "decided", request);
  await settleFollowUp(tx, request.id, answeredAt);
}
