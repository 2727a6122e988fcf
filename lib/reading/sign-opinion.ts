import { createHash } from "node:crypto";
import { z } from "zod";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { addWorkingDays } from "#lib/calendar/working-time.ts";
import { findLicensedStates } from "#lib/accounts/repo.ts";
import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { canonical, CompleteOpinion, signatureOf } from "#lib/opinions/content.ts";
import { publish } from "#lib/opinions/publish-opinion.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { demandLicense } from "#lib/requests/license.ts";
import { wantsCallFirst } from "#lib/requests/phone-first.ts";
import { canRead } from "#lib/requests/policy.ts";
import { findRequest, lockRequest, move } from "#lib/requests/repo.ts";
import { countScans } from "#lib/studies/list-scan.ts";

/**
 * Signs the opinion with name, credentials, time and the hash of its content: it cannot be changed any more. It is shown
 * at once; where the patient chose to be phoned first, after the call or one working day. An emergency never waits.
 * Refused while files of the scan still wait for their check.
 */
export const signOpinion = command({
  name: "opinion.sign",
  input: CompleteOpinion.extend({ requestId: z.uuid() }),
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId); // no save and no file slips in between what is checked and what is signed
    return findRequest(tx, actor, requestId);
  },
  allow: canRead,
  async run({ tx, actor, subject: request, input, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only a surgeon signs.");
    const scan = (await countScans(tx, [request.id])).get(request.id);
    if (scan && scan.checking > 0)
      throw new Refusal("conflict", "New files are still being checked. Sign when you have seen them.");
    const surgeon = await tx.account.findUniqueOrThrow({ where: { id: actor.accountId } });
    demandLicense({ states: await findLicensedStates(tx, surgeon.id) }, request);
    const signature = signatureOf(surgeon);
    const signedAt = new Date();
    const callFirst = wantsCallFirst(request) && input.outcome !== "emergency";
    const callBy = callFirst ? addWorkingDays(clinicCalendar(), signedAt, 1) : null;
    await move(tx, request, "sign", { callBy, waitingFrom: callBy && signedAt });
    const contentHash = createHash("sha256")
      .update(canonical({ ...input, signature, signedAt: signedAt.toISOString() }))
      .digest("hex");
    const { requestId, outcome, findings, patientMessage } = input;
    const signed = { outcome, findings, patientMessage, surgeonId: surgeon.id, signature, signedAt, contentHash };
    await tx.opinion.upsert({ where: { requestId }, create: { requestId, ...signed }, update: signed });
    if (callBy) {
      await notify(tx, "phone_first", request);
      await enqueue(tx, "publish-opinion", { requestId }, callBy);
    } else await publish(tx, { id: requestId, status: "signed", version: request.version + 1 }, signedAt);
    trail.detail = { contentHash };
    return { requestId };
  },
});
