import type { Actor } from "#lib/accounts/actor.ts";
import { recordAct } from "#lib/audit/repo.ts";
import { alertOnCall } from "#lib/notifications/notify.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { ReviewRequest } from "#lib/requests/repo.ts";
import type { Answers } from "./question.ts";
import { emergenciesIn } from "./warning-signs.ts";

/**
 * What follows from the first two questions, in their transaction. A new emergency sign is an act of its own in the
 * trail and marks the request urgent; going on in spite of the advice is another, and tells whoever is on call. Taking
 * the sign back later changes neither: the mark stays until staff change it.
 */
export async function heedWarningSigns(
  tx: Tx,
  actor: Actor,
  request: ReviewRequest,
  slug: string,
  answers: Answers,
): Promise<void> {
  const named = emergenciesIn(answers);
  if (named.length === 0) return;
  const about = { outcome: "done" as const, actor, requestId: request.id, patientId: request.patientId };
  if (slug === "warning-signs") {
    const before = emergenciesIn(request.answers as Answers);
    if (named.every((sign) => before.includes(sign))) return;
    await recordAct(tx, { ...about, act: "request.name-emergency", detail: { signs: named.length } });
    const reasons = new Set([...request.priorityReasons, ...named.map(({ staff }) => staff)]);
    await tx.reviewRequest.update({
      where: { id: request.id },
      data: { urgent: true, priorityReasons: [...reasons] },
    });
  }
  if (slug === "get-help-now") {
    await recordAct(tx, { ...about, act: "request.acknowledge-emergency", detail: { signs: named.length } });
    await alertOnCall(tx, request);
  }
}
