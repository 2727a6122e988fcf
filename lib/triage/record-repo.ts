import { agreementOf } from "#lib/consents/agreement.ts";
import { consentsOf } from "#lib/consents/repo.ts";
import { discsOf } from "#lib/discs/repo.ts";
import { postalAddressOf } from "#lib/keys/sealed-columns.ts";
import { listMessages } from "#lib/messages/repo.ts";
import { findSignedOpinion } from "#lib/opinions/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { ReviewRequest } from "#lib/requests/repo.ts";
import { translationsOf } from "#lib/translations/repo.ts";
import { listScan } from "#lib/studies/list-scan.ts";
import { urgencyOf } from "./urgency-repo.ts";

/** What staff read of a request, on its page and in the record that they take out of the portal. */
export async function recordOf(tx: Tx, request: ReviewRequest) {
  const patient = await tx.account.findUniqueOrThrow({
    where: { id: request.patientId },
    select: { email: true, language: true, mailFailedAt: true, mailFailure: true },
  });
  const enteredBy = request.enteredById
    ? await tx.account.findUnique({ where: { id: request.enteredById }, select: { name: true } })
    : null;
  return {
    id: request.id,
    reference: request.reference,
    status: request.status,
    ...(await urgencyOf(tx, request)),
    personName: request.personName ?? "",
    birthDate: request.birthDate?.toISOString().slice(0, 10) ?? null,
    /** Null: nobody signs in, and no mail leaves. */
    email: patient.email,
    /** Of the pages they used last, or as staff wrote it down. */
    language: patient.language,
    mailFails: patient.mailFailure && {
      reason: patient.mailFailure,
      since: patient.mailFailedAt?.toISOString() ?? "",
    },
    /** Who of ours typed it for somebody who called or wrote. */
    entered: enteredBy && request.enteredVia && { by: enteredBy.name ?? "", via: request.enteredVia },
    postalAddress: postalAddressOf(request),
    discs: await discsOf(tx, request.id),
    answers: request.answers as Record<string, unknown>,
    scan: await listScan(tx, request),
    messages: await listMessages(tx, request.id, { withNotes: true }),
    agreements: (await consentsOf(tx, request.id)).map(agreementOf),
    opinion: await findSignedOpinion(tx, request.id),
    translations: await translationsOf(tx, request.id),
  };
}
