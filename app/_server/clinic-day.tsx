import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { letterDay } from "#lib/letters/letter-words.ts";
import { inPageLanguage } from "./language.ts";

/** The day of a moment (ISO 8601) as letters write it: patients read every day by the clinic's calendar, as promises are. */
export async function ClinicDay({ at }: { at: string }) {
  const say = await inPageLanguage();
  return <time dateTime={at}>{say(letterDay(new Date(at), clinicCalendar().timeZone))}</time>;
}
