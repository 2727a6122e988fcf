import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { longDay } from "#lib/platform/language.ts";
import { inPageLanguage } from "./language.ts";

/** The day of a moment (ISO 8601) as letters write it: patients read every day by the clinic's calendar, as promises are. */
export async function ClinicDay({ at }: { at: string }) {
  const say = await inPageLanguage();
  return <time dateTime={at}>{say(longDay(new Date(at), clinicCalendar().timeZone))}</time>;
}
