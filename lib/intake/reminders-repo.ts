import type { Tx } from "#lib/platform/db.ts";

/**
 * Requests in this status that wait for their patient, with the reminder that is due: the largest of `steps`, in days,
 * for which nothing was heard of them (the trail knows) since the draft was begun or the question asked. Each step comes
 * once, and none after a larger one. Left out: who wants no reminders, whom mail does not reach, drafts of which it was
 * said that they will be removed, and those that staff type.
 */
export const remindersDue = (
  tx: Tx,
  { kind, status, steps }: { kind: string; status: "draft" | "needs_info"; steps: readonly number[] },
) => tx.$queryRaw<{ id: string; step: number }[]>`
  SELECT request.id, due.step FROM review_request AS request
  JOIN account ON account.id = request."patientId"
    AND account.email IS NOT NULL AND account."remindersOffAt" IS NULL AND account."mailFailedAt" IS NULL AND account."disabledAt" IS NULL
  CROSS JOIN LATERAL (SELECT coalesce(
    (SELECT max("createdAt") FROM message WHERE "requestId" = request.id AND kind = 'question'),
    request."createdAt") AS at) AS waits
  CROSS JOIN LATERAL (SELECT greatest(waits.at,
    (SELECT max(at) FROM audit_entry WHERE "requestId" = request.id AND "actorId" = request."patientId")) AS at) AS seen
  CROSS JOIN LATERAL (SELECT max(step)::int AS step FROM unnest(${[...steps]}::int[]) AS step
    WHERE seen.at <= now() - step * interval '24 hours') AS due
  WHERE request.status = ${status}::"RequestStatus" AND (${status} <> 'draft' OR request."enteredById" IS NULL) AND (${status} <> 'draft' OR request."remindedAt" IS NULL)
    AND due.step > coalesce((SELECT max(step) FROM notice
      WHERE "requestId" = request.id AND kind = ${kind} AND "createdAt" >= waits.at), 0)
  ORDER BY request.id LIMIT 200`;

/** Only one at a time decides who is reminded, so that nobody is twice. */
export const lockReminders = (tx: Tx) => tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('reminders'))::text`;
