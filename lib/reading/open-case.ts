import { z } from "zod";
import { command } from "#lib/command.ts";
import { listMessages } from "#lib/messages/repo.ts";
import { signatureOf } from "#lib/opinions/content.ts";
import { findOpinion } from "#lib/opinions/repo.ts";
import { canRead } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { countScans } from "#lib/studies/list-scan.ts";
import { releasedScans } from "#lib/studies/released-scans.ts";

/** An assigned case as its surgeon reads it: answers, messages, how many scans are held back, and the opinion so far. */
export const openCase = command({
  name: "reading.open",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canRead,
  async run({ tx, subject: request }) {
    const opinion = await findOpinion(tx, request.id);
    const surgeon = await tx.account.findFirstOrThrow({ where: { assigned: { some: { id: request.id } } } });
    const scans = await countScans(tx, [request.id]);
    const seen = await releasedScans(tx, [request.id]);
    return {
      id: request.id,
      reference: request.reference,
      status: request.status,
      urgent: request.urgent,
      raised: request.raised,
      priorityReasons: request.priorityReasons,
      personName: request.personName ?? "",
      birthDate: request.birthDate?.toISOString().slice(0, 10) ?? null,
      answers: request.answers as Record<string, unknown>,
      messages: await listMessages(tx, request.id, { withNotes: true }),
      signAs: signatureOf(surgeon),
      heldBack: scans.get(request.id)?.heldBack ?? 0,
      main: seen.get(request.id)?.main ?? null,
      opinion: {
        outcome: opinion?.outcome ?? null,
        findings: opinion?.findings ?? "",
        patientMessage: opinion?.patientMessage ?? "",
        savedAt: opinion?.savedAt.toISOString() ?? null,
        signedAt: opinion?.signedAt?.toISOString() ?? null,
        signature: opinion?.signature ?? null,
      },
    };
  },
  view: true,
});

export type ReadingCase = Extract<Awaited<ReturnType<typeof openCase>>, { ok: true }>["value"];
