import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { workingTimeBetween } from "#lib/calendar/working-time.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { ReviewRequest } from "#lib/requests/repo.ts";

const most = 300;

/** The open requests of somebody, held until the transaction ends; at most so many as one step can hand over. */
export const ownedBy = (tx: Tx, ownerId: string): Promise<{ id: string; patientId: string }[]> =>
  tx.$queryRaw`
    SELECT id, "patientId" FROM review_request
    WHERE "ownerId" = ${ownerId}::uuid AND status IN ('in_triage', 'needs_info', 'assigned', 'signed')
    ORDER BY id LIMIT ${most} FOR UPDATE`;

type Claim = Pick<ReviewRequest, "id" | "patientId" | "status" | "version"> & { ownerId: string; lastAt: Date };

const atOnce = 50;
const hour = 60 * 60_000;

/**
 * Claimed requests, or the one that is named, with which nothing happened for so many hours of working time: their owner
 * did not even open them, and no patient has answered. Held until the transaction ends; what somebody else works on at
 * this moment is left for the next look.
 */
export async function idleClaims(
  tx: Tx,
  { hours, now, requestId = null }: { hours: number; now: Date; requestId?: string | null | undefined },
): Promise<Claim[]> {
  const calendar = clinicCalendar();
  const claims = await tx.$queryRaw<Claim[]>`
    SELECT r.id, r."patientId", r.status, r.version, r."ownerId", last.at AS "lastAt"
    FROM review_request r CROSS JOIN LATERAL (SELECT greatest(
      (SELECT max(a.at) FROM audit_entry a
        WHERE a."requestId" = r.id AND (a."actorId" = r."ownerId" OR a.act = 'request.hand-over')),
      (SELECT max(c.at) FROM status_change c WHERE c."requestId" = r.id)) AS at) last
    WHERE r.status = 'in_triage' AND r."ownerId" IS NOT NULL AND last.at < ${new Date(now.getTime() - hours * hour)}
      AND (${requestId}::uuid IS NULL OR r.id = ${requestId}::uuid)
    ORDER BY last.at LIMIT ${atOnce * 4} FOR UPDATE OF r SKIP LOCKED`;
  return claims.filter(({ lastAt }) => workingTimeBetween(calendar, lastAt, now) >= hours * hour).slice(0, atOnce);
}
