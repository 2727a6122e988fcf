import { command } from "#lib/command.ts";
import { InsuranceEntry } from "#lib/follow-ups/entry.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";

/**
 * Keeps what somebody said of their insurance. It is asked for a visit, after the answer: before that there is no row to
 * keep it in, so that it can never change who is reviewed.
 */
export const noteInsurance = command({
  name: "follow-up.insurance",
  input: InsuranceEntry,
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canTriage,
  async run({ tx, subject: request, input: { insurance, plan } }) {
    const { count } = await tx.followUp.updateMany({
      where: { requestId: request.id },
      data: { insurance, insurancePlan: plan || null },
    });
    if (count === 0) throw new Refusal("conflict", "Insurance is asked only once a visit may follow.");
    return { requestId: request.id };
  },
});
