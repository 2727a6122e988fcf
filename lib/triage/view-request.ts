import { z } from "zod";
import { absencesOf, awayToday } from "#lib/accounts/absence-repo.ts";
import { command } from "#lib/command.ts";
import { agreementOf } from "#lib/consents/agreement.ts";
import { consentsOf } from "#lib/consents/repo.ts";
import { callsOf, callTasksOf } from "#lib/calls/repo.ts";
import { countUnread, listMessages } from "#lib/messages/repo.ts";
import { followUpOf } from "#lib/follow-ups/repo.ts";
import { findSignedOpinion } from "#lib/opinions/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import { promiseOf } from "#lib/requests/promise.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { scanKeeping } from "#lib/retention/scan-keeping.ts";
import { movesFrom, takesMessages } from "#lib/requests/status.ts";
import { judgedForStaff, listScan } from "#lib/studies/list-scan.ts";
import { countLost } from "#lib/studies/object-kinds.ts";
import { scanState } from "#lib/studies/scan-state.ts";
import { wishesOf } from "#lib/wishes/repo.ts";
import { isIdentityOpen } from "./identity-open.ts";
import { suggestionsFor } from "./suggestion.ts";
import { caseOf, surgeonFacts } from "./surgeons-repo.ts";
import { lastHandOn } from "./timeline-repo.ts";
import { urgencyOf } from "./urgency-repo.ts";

/** A request as intake staff read it: answers, scan, messages, who has it, and what can be done now. */
export const viewRequest = command({
  name: "request.view",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, actor, subject: request }) {
    const scan = await listScan(tx, request);
    const person = (id: string | null) =>
      id ? tx.account.findUnique({ where: { id }, select: { id: true, name: true } }) : null;
    const patient = await tx.account.findUniqueOrThrow({
      where: { id: request.patientId },
      select: { email: true, language: true, mailFailedAt: true, mailFailure: true },
    });
    const hand = await lastHandOn(tx, request.id);
    return {
      id: request.id,
      reference: request.reference,
      status: request.status,
      version: request.version,
      /** Who has just changed something of it. */
      changedBy: hand && {
        name: hand.name ?? "A colleague",
        mine: actor.kind === "person" && hand.id === actor.accountId,
      },
      ...(await urgencyOf(tx, request)),
      personName: request.personName ?? "",
      birthDate: request.birthDate?.toISOString().slice(0, 10) ?? null,
      email: patient.email,
      /** Of the pages they used last. */
      language: patient.language,
      mailFails: patient.mailFailure && {
        reason: patient.mailFailure,
        since: patient.mailFailedAt?.toISOString() ?? "",
      },
      answers: request.answers as Record<string, unknown>,
      submittedAt: request.submittedAt?.toISOString() ?? null,
      waitingFrom: request.waitingFrom?.toISOString() ?? null,
      due: dueInWords(request),
      callBy: request.callBy?.toISOString() ?? null,
      callAgainAt: request.callAgainAt?.toISOString() ?? null,
      calls: await callsOf(tx, request.id),
      callTasks: await callTasksOf(tx, request.id),
      contactChangedAt: request.contactChangedAt?.toISOString() ?? null,
      wishes: await wishesOf(tx, request.id),
      owner: await person(request.ownerId),
      surgeon: await person(request.surgeonId),
      isMine: actor.kind === "person" && request.ownerId === actor.accountId,
      moves: movesFrom(request.status),
      scan,
      ...scanKeeping(request),
      lost: await countLost(tx, request.id),
      scanState: scanState(scan.counts),
      judged: await judgedForStaff(tx, request.id),
      identityOpen: isIdentityOpen(request),
      messages: await listMessages(tx, request.id, { withNotes: true }),
      agreements: (await consentsOf(tx, request.id)).map(agreementOf),
      /** What the patient wrote and nobody has taken note of. */
      unread: (await countUnread(tx, [request.id], "patient")).get(request.id) ?? 0,
      mayWrite: takesMessages(request.status),
      opinion: await findSignedOpinion(tx, request.id),
      followUp: await followUpOf(tx, request.id),
      surgeons: suggestionsFor([caseOf(request)], await surgeonFacts(tx)),
      surgeonAway: request.surgeonId !== null && (await isAway(tx, request.surgeonId)),
      mergedInto: request.mergedIntoId ? await referenceOf(tx, request.mergedIntoId) : null,
    };
  },
  view: true,
});

/** Whether somebody who has a case is not there to read it: away today, or gone for good. */
async function isAway(tx: Tx, surgeonId: string): Promise<boolean> {
  const { disabledAt } = await tx.account.findUniqueOrThrow({ where: { id: surgeonId } });
  return disabledAt !== null || awayToday((await absencesOf(tx, [surgeonId])).get(surgeonId) ?? []) !== null;
}

const referenceOf = (tx: Tx, id: string) =>
  tx.reviewRequest.findUnique({ where: { id }, select: { id: true, reference: true } });

/** By when an answer was promised, and whether that is over; null where nothing is promised or the clock stands still. */
function dueInWords(request: Parameters<typeof promiseOf>[0]): { day: string; late: boolean } | null {
  const promise = request.status === "needs_info" ? null : promiseOf(request);
  return promise && { day: promise.day.en, late: promise.late };
}

export type TriageRequest = Extract<Awaited<ReturnType<typeof viewRequest>>, { ok: true }>["value"];
