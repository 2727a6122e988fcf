import { z } from "zod";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { addWorkingDays } from "#lib/calendar/working-time.ts";
import { requireCall } from "#lib/calls/require-call.ts";
import { command } from "#lib/command.ts";
import { mostShared, shareImages } from "#lib/markings/shared-repo.ts";
import { notify } from "#lib/notifications/notify.ts";
import { callReasonsOf, canonical, CompleteOpinion, isUnchangedTemplate } from "#lib/opinions/content.ts";
import { publish } from "#lib/opinions/publish-opinion.ts";
import { columnsOf, hashOf } from "#lib/opinions/repo.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { wantsCallFirst } from "#lib/requests/phone-first.ts";
import { canRead } from "#lib/requests/policy.ts";
import { findRequest, lockRequest, move } from "#lib/requests/repo.ts";
import { countScans } from "#lib/studies/list-scan.ts";
import { askTranslation } from "#lib/translations/ask-translation.ts";
import { demandSigner, signingProof } from "./signer-repo.ts";
import { endGrants } from "#lib/opinions/grants-repo.ts";

/**
 * Signs the opinion with name, credentials, license, time and the hash of its content: it cannot be changed any more. It is
 * shown at once; where the patient chose to be phoned first, after the call or one working day. An emergency never waits,
 * and like a finding that cannot wait it opens a call. Refused while it is open whose part of the scan is.
 */
export const signOpinion = command({
  name: "opinion.sign",
  input: CompleteOpinion.safeExtend({
    requestId: z.uuid(),
    /** Approved words that nobody has changed are signed only by whoever says that they read them. */
    textRead: z.literal("yes").optional().catch(undefined),
    /** Key images that the patient may see; none unless they are named here. */
    shared: z.array(z.uuid()).max(mostShared, `Share ${mostShared} pictures at most`).default([]),
    /** The case that is opened next. */
    nextId: z.uuid().optional().catch(undefined),
  }),
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId); // no save and no file slips in between what is checked and what is signed
    return findRequest(tx, actor, requestId);
  },
  allow: canRead,
  recent: signingProof,
  async run({ tx, actor, subject: request, input: { requestId, textRead, nextId, shared, ...content }, trail }) {
    const scan = (await countScans(tx, [request.id])).get(request.id);
    if (scan && scan.checking > 0)
      throw new Refusal("conflict", "New files are still being checked. Sign when you have seen them.");
    if (scan && scan.heldBack > 0)
      throw new Refusal("conflict", "Intake staff have yet to decide whose a part of this scan is. Sign after that.");
    const { patientMessage: text, patientLanguage: language } = content;
    const signer = await demandSigner(tx, actor, request, { name: "patientMessage", text, language });
    if (isUnchangedTemplate(content) && !textRead)
      throw new Refusal("invalid", "There is a problem", { textRead: "Read the message, and say that you have" });
    const signedAt = new Date();
    const callFirst = wantsCallFirst(request) && content.outcome !== "emergency";
    const callBy = callFirst ? addWorkingDays(clinicCalendar(), signedAt, 1) : null;
    await move(tx, request, "sign", { callBy, waitingFrom: callBy && signedAt });
    const { signature, license } = signer;
    const contentHash = hashOf(
      canonical({
        ...content,
        ...(shared.length > 0 && { shared }),
        ...{ requestId, signature, license, signedAt: signedAt.toISOString() },
      }),
    );
    const signed = { ...columnsOf(content), ...signer, signedAt, contentHash };
    await tx.opinion.upsert({ where: { requestId }, create: { requestId, ...signed }, update: signed });
    await shareImages(tx, { requestId, byId: signer.surgeonId }, shared);
    await endGrants(tx, requestId);
    await askTranslation(tx, request);
    await requireCall(tx, request, callReasonsOf(content));
    if (callBy) {
      await notify(tx, "phone_first", request);
      await enqueue(tx, "publish-opinion", { requestId }, callBy);
    } else await publish(tx, { id: requestId, status: "signed", version: request.version + 1 }, signedAt);
    trail.detail = { contentHash };
    return { requestId, nextId: nextId ?? null };
  },
});
