import { z } from "zod";
import { absencesOf, awayToday } from "#lib/accounts/absence-repo.ts";
import { command } from "#lib/command.ts";
import { callsOf, callTasksOf } from "#lib/calls/repo.ts";
import { hasNotice } from "#lib/notifications/repo.ts";
import { countUnread } from "#lib/messages/repo.ts";
import { followUpOf } from "#lib/follow-ups/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import { historyOf } from "#lib/requests/clock-repo.ts";
import { promiseOf } from "#lib/requests/promise.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { stepOf } from "#lib/requests/step-target.ts";
import { scanKeeping } from "#lib/retention/scan-keeping.ts";
import { movesFrom, takesMessages } from "#lib/requests/status.ts";
import { judgedForStaff } from "#lib/studies/list-scan.ts";
import { countLost } from "#lib/studies/object-kinds.ts";
import { scanState } from "#lib/studies/scan-state.ts";
import { translatable, untranslated } from "#lib/translations/repo.ts";
import { wishesOf } from "#lib/wishes/repo.ts";
import { isIdentityOpen } from "./identity-open.ts";
import { taskOn } from "./queue-repo.ts";
import { recordOf } from "./record-repo.ts";
import { suggestionsFor } from "./suggestion.ts";
import { caseOf, surgeonFacts } from "./surgeons-repo.ts";
import { lastHandOn } from "./timeline-repo.ts";

/** A request as intake staff read it: answers, scan, messages, who has it, and what can be done now. */
export const viewRequest = command({
  name: "request.view",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, actor, subject: request }) {
    const record = await recordOf(tx, request);
    const person = (id: string | null) =>
      id ? tx.account.findUnique({ where: { id }, select: { id: true, name: true } }) : null;
    const hand = await lastHandOn(tx, request.id);
    return {
      ...record,
      version: request.version,
      /** Who has just changed something of it. */
      changedBy: hand && {
        name: hand.name ?? "A colleague",
        mine: actor.kind === "person" && hand.id === actor.accountId,
      },
      submittedAt: request.submittedAt?.toISOString() ?? null,
      waitingFrom: request.waitingFrom?.toISOString() ?? null,
      due: dueInWords(request),
      step: stepOf(request.status, await stepSince(tx, request)),
      callBy: request.callBy?.toISOString() ?? null,
      callAgainAt: request.callAgainAt?.toISOString() ?? null,
      calls: await callsOf(tx, request.id),
      callTasks: await callTasksOf(tx, request.id),
      letterPostedAt: request.letterPostedAt?.toISOString() ?? null,
      answered: request.answeredAt !== null || request.status === "declined",
      contactChangedAt: request.contactChangedAt?.toISOString() ?? null,
      wishes: await wishesOf(tx, request.id),
      /** In the clinic's own records. */
      chart: {
        mrn: request.mrn ?? "",
        filedAt: request.filedAt?.toISOString() ?? null,
        noted: request.chartAt && {
          at: request.chartAt.toISOString(),
          by: (await person(request.chartById))?.name ?? "",
        },
      },
      /** What was signed and the patient cannot read yet, and everything that could be translated. */
      toTranslate: record.opinion
        ? untranslated(
            record.opinion,
            record.translations,
            record.language,
            await hasNotice(tx, request.id, "translation_needed"),
          )
        : [],
      translatable: record.opinion ? translatable(record.opinion) : [],
      owner: await person(request.ownerId),
      surgeon: await person(request.surgeonId),
      isMine: actor.kind === "person" && request.ownerId === actor.accountId,
      moves: movesFrom(request.status),
      ...scanKeeping(request),
      lost: await countLost(tx, request.id),
      scanState: scanState(record.scan.counts),
      judged: await judgedForStaff(tx, request.id),
      identityOpen: isIdentityOpen(request),
      /** What the patient wrote and nobody has taken note of. */
      unread: (await countUnread(tx, [request.id], "patient")).get(request.id) ?? 0,
      mayWrite: takesMessages(request.status),
      followUp: await followUpOf(tx, request.id),
      task: await taskOn(tx, request.id),
      /** Whoever has it is no choice. */
      surgeons: suggestionsFor(
        [caseOf(request)],
        (await surgeonFacts(tx)).filter(({ id }) => request.status !== "assigned" || id !== request.surgeonId),
      ),
      surgeonAway: request.surgeonId !== null && (await isAway(tx, request.surgeonId)),
      others: await tx.reviewRequest.count({
        where: { patientId: request.patientId, id: { not: request.id }, submittedAt: { not: null } },
      }),
      mergedInto: request.mergedIntoId ? await referenceOf(tx, request.mergedIntoId) : null,
    };
  },
  view: true,
});

/** Since when it is in the status it has. */
async function stepSince(tx: Tx, { id, status }: { id: string; status: string }): Promise<Date | null> {
  return (await historyOf(tx, id)).findLast((step) => step.status === status)?.at ?? null;
}

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
