import { z } from "zod";
import { command } from "#lib/command.ts";
import { agreementOf } from "#lib/consents/agreement.ts";
import { consentsOf } from "#lib/consents/repo.ts";
import { listMessages } from "#lib/messages/repo.ts";
import { findSignedOpinion } from "#lib/opinions/repo.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { listScan } from "#lib/studies/list-scan.ts";
import { scanState } from "#lib/studies/scan-state.ts";
import { timelineOf } from "./timeline-repo.ts";
import { urgencyOf } from "./urgency-repo.ts";

/** So much of what happened goes along: a record of more is read in the portal. */
const most = 300;

/** Everything of a request that staff take out of the portal on paper or as a file: an export, and recorded as one. */
export const takeRecord = command({
  name: "request.export-record",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, subject: request }) {
    const { counts, studies, fitness } = await listScan(tx, request);
    const patient = await tx.account.findUniqueOrThrow({ where: { id: request.patientId } });
    const found = await timelineOf(tx, request.id, most);
    return {
      reference: request.reference,
      status: request.status,
      personName: request.personName ?? "",
      birthDate: request.birthDate?.toISOString().slice(0, 10) ?? null,
      email: patient.email,
      language: patient.language,
      ...(await urgencyOf(tx, request)),
      answers: request.answers as Record<string, unknown>,
      scan: { state: scanState(counts), images: counts.images, studies, fitness },
      messages: await listMessages(tx, request.id, { withNotes: true }),
      agreements: (await consentsOf(tx, request.id)).map(agreementOf),
      opinion: await findSignedOpinion(tx, request.id),
      timeline: found.slice(0, most),
      cut: found.length > most,
    };
  },
});

export type TakenRecord = Extract<Awaited<ReturnType<typeof takeRecord>>, { ok: true }>["value"];
