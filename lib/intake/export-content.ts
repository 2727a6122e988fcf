import type { Tx } from "#lib/platform/db.ts";
import { callsOf } from "#lib/calls/repo.ts";
import { agreementOf } from "#lib/consents/agreement.ts";
import { consentsOf } from "#lib/consents/repo.ts";
import { followUpOf } from "#lib/follow-ups/repo.ts";
import { sharedOf } from "#lib/markings/shared-repo.ts";
import { listMessages } from "#lib/messages/repo.ts";
import type { ReviewRequest } from "#lib/requests/repo.ts";
import { findAnswer } from "./answer-repo.ts";
import { openings, roles } from "./export-words.ts";
import type { Answers } from "./questions.ts";

/** All that is written down about a request, as its patient may have it. */
export async function readContent(tx: Tx, request: ReviewRequest) {
  const requestId = request.id;
  const opened = await tx.auditEntry.findMany({
    where: {
      requestId,
      outcome: "done",
      act: { in: Object.keys(openings) },
      role: { in: Object.keys(roles) as (keyof typeof roles)[] },
    },
    orderBy: { id: "asc" },
    select: { at: true, role: true, act: true },
    take: 10_000,
  });
  return {
    reference: request.reference,
    status: request.status,
    personName: request.personName,
    submittedAt: request.submittedAt?.toISOString() ?? null,
    answers: request.answers as Answers,
    messages: await listMessages(tx, requestId, { withNotes: false }),
    agreements: (await consentsOf(tx, requestId)).map(agreementOf),
    answer: await findAnswer(tx, request),
    shared: request.answeredAt ? await sharedOf(tx, requestId) : [],
    opened,
    calls: await callsIn(tx, requestId),
  };
}

/** Their calls, the oldest first, those that followed an answer among them: what staff noted of them stays here. */
async function callsIn(tx: Tx, requestId: string) {
  const calls = (await callsOf(tx, requestId)).map(({ direction, outcome, at }) => ({ direction, outcome, at }));
  const followed = ((await followUpOf(tx, requestId))?.steps ?? []).map(({ kind, at }) => ({
    direction: "outgoing" as const,
    outcome: kind === "no_answer" ? ("no_answer" as const) : ("reached" as const),
    at,
  }));
  return [...calls, ...followed].sort((one, other) => one.at.localeCompare(other.at));
}

export type ExportContent = Awaited<ReturnType<typeof readContent>>;
