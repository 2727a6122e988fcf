import type { Prisma } from "#prisma/generated/client.ts";
import type { Actor } from "#lib/accounts/actor.ts";
import { recordAct } from "#lib/audit/repo.ts";
import { endEmergencies } from "#lib/emergencies/repo.ts";
import { notify } from "#lib/notifications/notify.ts";
import type { Tx } from "#lib/platform/db.ts";
import { tell } from "#lib/platform/events.ts";
import { move } from "#lib/requests/repo.ts";

/** Each is a step of its own in the same transaction. */
const most = 500;

/**
 * What lies with somebody who may not work on it any more: what they claimed goes back to the queue, what they own
 * further on has no owner, and whoever owns a case of theirs is told to give it to another surgeon. Answers how much.
 */
export async function leaveWork(
  tx: Tx,
  actor: Actor,
  accountId: string,
): Promise<{ released: number; ownerless: number; toReassign: number }> {
  const owned = await tx.reviewRequest.findMany({
    where: { ownerId: accountId, status: { in: ["in_triage", "needs_info", "assigned", "signed"] } },
    orderBy: { id: "asc" },
    take: most,
  });
  for (const request of owned) {
    const { id: requestId, patientId, status } = request;
    if (status === "in_triage") await move(tx, request, "release", { ownerId: null });
    else await tx.reviewRequest.update({ where: { id: requestId }, data: { ownerId: null } });
    const detail = { from: accountId };
    await recordAct(tx, { act: "request.left-behind", outcome: "done", actor, requestId, patientId, detail });
    await tell(tx, requestId);
  }
  const cases = await tx.reviewRequest.findMany({ where: theirCases(accountId), take: most });
  for (const request of cases) {
    await notify(tx, "surgeon_gone", request);
    await tell(tx, request.id);
  }
  await tx.opinionGrant.updateMany({ where: { toId: accountId, endedAt: null }, data: { endedAt: new Date() } });
  await endEmergencies(tx, { surgeonId: accountId });
  const released = owned.filter(({ status }) => status === "in_triage").length;
  return { released, ownerless: owned.length - released, toReassign: cases.length };
}

/** Cases that wait for this surgeon, and for nobody else. */
export const theirCases = (surgeonId: string): Prisma.ReviewRequestWhereInput => ({
  surgeonId,
  status: { in: ["assigned", "needs_info"] },
});
