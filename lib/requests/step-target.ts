import type { RequestStatus } from "#prisma/generated/enums.ts";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { addWorkingTime } from "#lib/calendar/working-time.ts";
import { env } from "#lib/platform/env.ts";

const hour = 60 * 60_000;

/** How many hours of working time each step may take that somebody here has to do. */
export function stepHours(): Partial<Record<RequestStatus, number>> {
  const { UNCLAIMED_HOURS, TRIAGE_HOURS, SURGEON_HOURS, CALL_FIRST_HOURS } = env();
  return { submitted: UNCLAIMED_HOURS, in_triage: TRIAGE_HOURS, assigned: SURGEON_HOURS, signed: CALL_FIRST_HOURS };
}

/** By when a request should have left the status it is in since then, and whether that is over; null where we do not wait. */
export function stepOf(
  status: RequestStatus,
  since: Date | null,
  now = new Date(),
): { dueAt: string; late: boolean } | null {
  const hours = stepHours()[status];
  if (hours === undefined || !since) return null;
  const dueAt = addWorkingTime(clinicCalendar(), since, hours * hour);
  return { dueAt: dueAt.toISOString(), late: dueAt < now };
}
