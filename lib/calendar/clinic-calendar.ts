import { type Env, env } from "#lib/platform/env.ts";
import { type Calendar, dayOf } from "./working-time.ts";

type ClinicCalendar = Calendar & { promisedDays: number };

/** One for each state of the settings, as what was worked out of a calendar is kept with it. */
const made = new WeakMap<Env, ClinicCalendar>();

/** The clinic's own calendar, and within how many of its working days it promises an answer. */
export function clinicCalendar(): ClinicCalendar {
  const settings = env();
  const calendar = made.get(settings) ?? calendarOf(settings);
  made.set(settings, calendar);
  return calendar;
}

function calendarOf(settings: Env): ClinicCalendar {
  const { CLINIC_TIME_ZONE, CLINIC_OPEN_DAYS, CLINIC_HOURS, CLINIC_CLOSED_DAYS, REVIEW_WORKING_DAYS } = settings;
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
