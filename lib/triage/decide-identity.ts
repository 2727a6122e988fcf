import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { IdentityDecision } from "./forms.ts";
import { isIdentityOpen } from "./identity-open.ts";

/**
 * Staff say whether a scan is the person's of the request, with the reason, where names or dates do not agree: theirs, and
 * the surgeon sees it; not theirs, and nobody but staff does. The files stay as they came (IHE Import Reconciliation).
 * Decided again, the later word counts; both stand in the trail.
 */
export const decideIdentity = command({
  name: "scan.decide-identity",
  input: IdentityDecision,
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canTriage,
  async run({ tx, actor, subject: request, input: { studyId, decision, reason }, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only staff decide whose scan it is.");
    if (!isIdentityOpen(request))
      throw new Refusal("conflict", "The review is over. Nothing can be decided about the scan now.");
    const { count } = await tx.study.updateMany({
      where: {
        OR: [{ id: studyId }, { partOfId: studyId }],
        requestId: request.id,
        identity: { not: null },
        withdrawnAt: null,
      },
      data: { decision, decidedById: actor.accountId, decidedAt: new Date(), decisionReason: reason },
    });
    if (count === 0) throw new Refusal("not_found", "This scan is not here any more.");
    trail.detail = { studyId, decision };
    return { requestId: request.id };
  },
});
