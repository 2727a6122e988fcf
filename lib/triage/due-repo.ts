import type { RequestStatus } from "#prisma/generated/enums.ts";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { startOfDay, workingTimeBetween } from "#lib/calendar/working-time.ts";
import type { Tx } from "#lib/platform/db.ts";
import { stepHours } from "#lib/requests/step-target.ts";

const atOnce = 200;
const hour = 60 * 60_000;

/** Requests that are promised for today and have an owner who was not told so yet. */
export const dueToday = (tx: Tx, now: Date): Promise<{ id: string }[]> => tx.$queryRaw`
  SELECT e."requestId" AS id FROM queue_entry e
  WHERE e.open AND e.status <> 'needs_info' AND e."ownerId" IS NOT NULL
    AND e."orderAt" >= ${startOfDay(clinicCalendar(), now)} AND e."orderAt" < ${startOfDay(clinicCalendar(), now, 1)}
    AND NOT EXISTS (SELECT 1 FROM notice n
      WHERE n."requestId" = e."requestId" AND n.kind = 'due_today' AND n."accountId" = e."ownerId")
  ORDER BY e.rank, e."orderAt", e."requestId" LIMIT ${atOnce}`;

type Standing = { id: string; status: RequestStatus; since: Date };

/** Requests that are in one step for longer than the clinic aims for, and whose owner was not told so since it began. */
export async function tooLongInStep(tx: Tx, now: Date): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const [status, hours = 0] of Object.entries(stepHours())) {
    const standing = await tx.$queryRaw<Standing[]>`
      SELECT r.id, r.status, step.at AS since FROM review_request r
      CROSS JOIN LATERAL (SELECT max(c.at) AS at FROM status_change c
        WHERE c."requestId" = r.id AND c.status = r.status) step
      WHERE r.status = ${status}::"RequestStatus" AND r."ownerId" IS NOT NULL
        AND step.at < ${new Date(now.getTime() - hours * hour)}
        AND NOT EXISTS (SELECT 1 FROM notice n
          WHERE n."requestId" = r.id AND n.kind = 'step_late' AND n."createdAt" > step.at)
      ORDER BY step.at, r.id LIMIT ${atOnce}`;
    found.push(...standing.filter(({ since }) => workingTimeBetween(clinicCalendar(), since, now) >= hours * hour));
  }
  return found;
}
