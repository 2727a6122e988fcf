import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { Chart } from "./forms.ts";

/** Notes the number of the patient in the clinic's own records, and that the answer was filed there. */
export const noteChart = command({
  name: "request.note-chart",
  input: Chart,
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canTriage,
  async run({ tx, actor, subject: request, input: { requestId, mrn, filed }, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only a person notes this.");
    const now = new Date();
    const filedAt = filed ? (request.filedAt ?? now) : null;
    const by = { chartById: actor.accountId, chartAt: now };
    await tx.reviewRequest.update({ where: { id: requestId }, data: { mrn: mrn || null, filedAt, ...by } });
    trail.detail = { mrn: mrn !== "", filed };
    return { requestId };
  },
});
