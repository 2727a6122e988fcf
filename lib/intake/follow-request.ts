import { z } from "zod";
import { hasDone } from "#lib/audit/repo.ts";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { dayNamed } from "#lib/calendar/working-time.ts";
import { command } from "#lib/command.ts";
import { countUnread, listMessages } from "#lib/messages/repo.ts";
import { findSignedOpinion } from "#lib/opinions/repo.ts";
import { historyOf } from "#lib/requests/clock-repo.ts";
import { canFollow } from "#lib/requests/policy.ts";
import { promiseOf } from "#lib/requests/promise.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { scanKeeping } from "#lib/retention/scan-keeping.ts";
import { listScan } from "#lib/studies/list-scan.ts";
import { sawPictures } from "./export-words.ts";
import type { Answers } from "./questions.ts";

/** All a patient sees of their request: the answers, the scan, where it stands, messages, and the signed opinion. */
export const followRequest = command({
  name: "request.follow",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canFollow,
  async run({ tx, subject: request }) {
    const published = request.answeredAt !== null;
    const history = await historyOf(tx, request.id);
    const asked = request.status === "needs_info" ? history.findLast(({ status }) => status === "needs_info") : null;
    return {
      id: request.id,
      reference: request.reference,
      status: request.status,
      answers: request.answers as Answers,
      startedAt: request.createdAt.toISOString(),
      submittedAt: request.submittedAt?.toISOString() ?? null,
      answeredAt: request.answeredAt?.toISOString() ?? null,
      /** Its way since it was sent, when its scan was checked, and what is promised of it. */
      history: history.map(({ status, at }) => ({ status, at: at.toISOString() })),
      checkedAt: request.clockStartedAt?.toISOString() ?? null,
      promise: promiseOf(request, asked?.at),
      /** Signed, and the patient is phoned first: the day on which it shows by itself at the latest. */
      callDay: request.callBy ? dayNamed(clinicCalendar(), request.callBy) : null,
      /** Whether the surgeon who has it has seen pictures of the scan. */
      opened: request.surgeonId !== null && (await hasDone(tx, request.id, request.surgeonId, sawPictures)),
      scan: await listScan(tx, request),
      ...scanKeeping(request),
      messages: await listMessages(tx, request.id, { withNotes: false }),
      unread: (await countUnread(tx, [request.id], "clinic")).get(request.id) ?? 0,
      /** Sent twice: the request with which it goes on. */
      mergedInto: request.mergedIntoId
        ? await tx.reviewRequest.findUnique({
            where: { id: request.mergedIntoId },
            select: { id: true, reference: true },
          })
        : null,
      opinion: published ? forPatient(await findSignedOpinion(tx, request.id)) : null,
    };
  },
  view: true,
});

type Signed = Awaited<ReturnType<typeof findSignedOpinion>>;

/** Without what colleagues alone read. */
const forPatient = (opinion: Signed) =>
  opinion && {
    outcome: opinion.outcome,
    patientMessage: opinion.patientMessage,
    signature: opinion.signature,
    signedAt: opinion.signedAt,
    contentHash: opinion.contentHash,
  };
