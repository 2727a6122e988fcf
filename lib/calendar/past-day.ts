import { Refusal } from "#lib/platform/refusal.ts";
import { clinicToday } from "./clinic-calendar.ts";

/** Refuses, at its field, a day (YYYY-MM-DD) that is still to come at the clinic, or so long ago that it is a slip. */
export function demandPast(field: string, day: string): void {
  const today = clinicToday();
  if (day > today) throw new Refusal("invalid", "There is a problem", { [field]: "This day is still to come" });
  if (Number(today.slice(0, 4)) - Number(day.slice(0, 4)) > 1)
    throw new Refusal("invalid", "There is a problem", { [field]: "Check the year: this is long ago" });
}
