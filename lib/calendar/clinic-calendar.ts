import { env } from "#lib/platform/env.ts";
import { type Calendar, dayOf } from "./working-time.ts";

/** The clinic's own calendar, and within how many of its working days it promises an answer. */
export function clinicCalendar(): Calendar & { promisedDays: number } {
  const { CLINIC_TIME_ZONE, CLINIC_OPEN_DAYS, CLINIC_HOURS, CLINIC_CLOSED_DAYS, REVIEW_WORKING_DAYS } = env();
  const [opens = "", closes = ""] = CLINIC_HOURS.split("-");
  return {
    timeZone: CLINIC_TIME_ZONE,
    weekdays: CLINIC_OPEN_DAYS,
    opens,
    closes,
    closedDays: CLINIC_CLOSED_DAYS,
    promisedDays: REVIEW_WORKING_DAYS,
  };
}

/** The day at the clinic, as YYYY-MM-DD. */
export const clinicToday = (): string => dayOf(clinicCalendar(), new Date());
