import type { RequestStatus } from "#prisma/generated/enums.ts";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { isLate, workingDaysLeft } from "#lib/calendar/clock.ts";
import { dayNamed } from "#lib/calendar/working-time.ts";
import type { Text } from "#lib/platform/language.ts";
import { isFinal } from "./status.ts";

/** The day by which an answer is promised, whether it has passed, and how many working days are left. */
export type Promised = { day: Text; late: boolean; daysLeft: number };

type Subject = { status: RequestStatus; dueAt: Date | null };

/** What is promised of a request now, or was when its clock stopped at `pausedAt`; null where nothing is. */
export function promiseOf({ status, dueAt }: Subject, pausedAt: Date | null = null): Promised | null {
  if (!dueAt || isFinal(status)) return null;
  const calendar = clinicCalendar();
  const now = pausedAt ?? new Date();
  return {
    day: dayNamed(calendar, dueAt),
    late: isLate(calendar, dueAt, now),
    daysLeft: workingDaysLeft(calendar, dueAt, now),
  };
}
