import { Prisma } from "#prisma/generated/client.ts";
import type { Tx } from "#lib/platform/db.ts";

type Found = { id: string };

const atOnce = 100;

/** When the patient last did or looked at anything of a draft: the trail knows. */
const lastSeen = Prisma.sql`coalesce(
  (SELECT max(at) FROM audit_entry WHERE "requestId" = draft.id AND "actorId" = draft."patientId"), draft."createdAt")`;

/** Drafts whose patients came back after they were reminded. */
export const draftsBackInUse = (tx: Tx) => tx.$queryRaw<Found[]>`
  SELECT id FROM review_request draft
  WHERE status = 'draft' AND "remindedAt" IS NOT NULL AND ${lastSeen} > "remindedAt"
  ORDER BY id FOR UPDATE`;

/** Drafts of which nothing was heard since `before`, and whose patients were not reminded yet. */
export const draftsToRemindOf = (tx: Tx, before: Date) => tx.$queryRaw<Found[]>`
  SELECT id FROM review_request draft
  WHERE status = 'draft' AND "remindedAt" IS NULL AND "createdAt" < ${before} AND ${lastSeen} < ${before}
  ORDER BY id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED`;

/** Drafts whose patients were reminded before `before` and not seen since. */
export const draftsToRemove = (tx: Tx, before: Date, requestId?: string) => tx.$queryRaw<Found[]>`
  SELECT id FROM review_request draft
  WHERE status = 'draft' AND "remindedAt" < ${before} AND ${lastSeen} <= "remindedAt"
    AND (${requestId ?? null}::uuid IS NULL OR id = ${requestId ?? null}::uuid)
  ORDER BY id LIMIT ${atOnce} FOR UPDATE`;
