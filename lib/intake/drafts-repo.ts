import type { Tx } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { clearStorage } from "#lib/studies/clear-storage.ts";
import { objectsOf } from "#lib/studies/object-kinds.ts";

type Found = { id: string };

const atOnce = 100;
const daysAgo = (days: number): Date => new Date(Date.now() - days * 24 * 60 * 60_000);

// When a patient last did or looked at anything of a draft, the trail knows. Those that staff type for somebody are on a
// list of theirs and wait there: nobody could be reminded of them.

/** Drafts whose patients came back after they were reminded. */
export const draftsBackInUse = (tx: Tx) => tx.$queryRaw<Found[]>`
  SELECT id FROM review_request draft
  WHERE status = 'draft' AND EXISTS (
    SELECT FROM audit_entry WHERE "requestId" = draft.id AND "actorId" = draft."patientId" AND at > draft."remindedAt")
  ORDER BY id FOR UPDATE`;

/** Drafts of which nothing was heard for so long that their patients are reminded, and were not yet. */
export function draftsToRemindOf(tx: Tx) {
  const before = daysAgo(env().DRAFT_REMINDER_DAYS);
  return tx.$queryRaw<Found[]>`
    SELECT id FROM review_request draft
    WHERE status = 'draft' AND "enteredById" IS NULL AND "remindedAt" IS NULL AND "createdAt" < ${before} AND NOT EXISTS (
      SELECT FROM audit_entry WHERE "requestId" = draft.id AND "actorId" = draft."patientId" AND at >= ${before})
    ORDER BY id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED`;
}

/** Drafts, or the one that is named, whose patients were reminded and not seen since, and whose days are over. */
export function draftsToRemove(tx: Tx, requestId: string | null = null) {
  const { DRAFT_REMINDER_DAYS, DRAFT_KEEP_DAYS } = env();
  return tx.$queryRaw<Found[]>`
    SELECT id FROM review_request draft
    WHERE status = 'draft' AND "enteredById" IS NULL AND "remindedAt" < ${daysAgo(DRAFT_KEEP_DAYS - DRAFT_REMINDER_DAYS)} AND NOT EXISTS (
      SELECT FROM audit_entry WHERE "requestId" = draft.id AND "actorId" = draft."patientId" AND at > draft."remindedAt")
      AND (${requestId}::uuid IS NULL OR id = ${requestId}::uuid)
    ORDER BY id LIMIT ${atOnce} FOR UPDATE`;
}

/** Deletes a draft with all that it holds: the rows in this transaction, the objects by a job. */
export async function eraseDraft(tx: Tx, id: string): Promise<void> {
  await clearStorage(tx, await objectsOf(tx, id));
  await tx.reviewRequest.delete({ where: { id, status: "draft" } });
}
