import type { Tx } from "#lib/platform/db.ts";

type Found = { id: string };

const atOnce = 100;

// When a patient last did or looked at anything of a draft, the trail knows.

/** Drafts whose patients came back after they were reminded. */
export const draftsBackInUse = (tx: Tx) => tx.$queryRaw<Found[]>`
  SELECT id FROM review_request draft
  WHERE status = 'draft' AND EXISTS (
    SELECT FROM audit_entry WHERE "requestId" = draft.id AND "actorId" = draft."patientId" AND at > draft."remindedAt")
  ORDER BY id FOR UPDATE`;

/** Drafts of which nothing was heard since `before`, and whose patients were not reminded yet. */
export const draftsToRemindOf = (tx: Tx, before: Date) => tx.$queryRaw<Found[]>`
  SELECT id FROM review_request draft
  WHERE status = 'draft' AND "remindedAt" IS NULL AND "createdAt" < ${before} AND NOT EXISTS (
    SELECT FROM audit_entry WHERE "requestId" = draft.id AND "actorId" = draft."patientId" AND at >= ${before})
  ORDER BY id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED`;

/** Drafts whose patients were reminded before `before` and not seen since. */
export const draftsToRemove = (tx: Tx, before: Date, requestId?: string) => tx.$queryRaw<Found[]>`
  SELECT id FROM review_request draft
  WHERE status = 'draft' AND "remindedAt" < ${before} AND NOT EXISTS (
    SELECT FROM audit_entry WHERE "requestId" = draft.id AND "actorId" = draft."patientId" AND at > draft."remindedAt")
    AND (${requestId ?? null}::uuid IS NULL OR id = ${requestId ?? null}::uuid)
  ORDER BY id LIMIT ${atOnce} FOR UPDATE`;
