import { Temporal } from "temporal-polyfill";
import { both, dateFormat, tagOf, type Text } from "#lib/platform/language.ts";
import { isFederalHoliday } from "./federal-holidays.ts";

/** When a clinic works: its zone, its weekdays (1 Monday to 7 Sunday), its hours (HH:MM), and the days it is closed beside federal holidays. */
export type Calendar = {
  timeZone: string;
  weekdays: readonly number[];
  opens: string;
  closes: string;
  closedDays: readonly string[];
};

/** No clinic is closed for longer than this at a stretch; a calendar that says so is a mistake. */
const longestClosure = 366;

/** The first moment by which so many milliseconds of working time have passed since `from`. */
export function addWorkingTime(calendar: Calendar, from: Date, milliseconds: number): Date {
  let left = milliseconds;
  if (left <= 0) return from;
  let closed = 0;
  for (let day = dayAt(calendar, from); closed <= longestClosure; day = day.add({ days: 1 })) {
    const open = hoursOf(calendar, day);
    closed = open ? 0 : closed + 1;
    if (!open) continue;
    const start = Math.max(open.from, from.getTime());
    const here = Math.max(0, open.to - start);
    if (left <= here) return new Date(start + left);
    left -= here;
  }
  throw new Error("this calendar has no working days");
}

/** How many milliseconds of working time lie between two moments; none where the second is not after the first. */
export function workingTimeBetween(calendar: Calendar, from: Date, to: Date): number {
  if (to <= from) return 0;
  const last = dayAt(calendar, to);
  let total = 0;
  for (let day = dayAt(calendar, from); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const open = hoursOf(calendar, day);
    if (open) total += Math.max(0, Math.min(open.to, to.getTime()) - Math.max(open.from, from.getTime()));
  }
  return total;
}

/** So many working days later: as much working time as that many days have. */
export const addWorkingDays = (calendar: Calendar, from: Date, days: number): Date =>
  addWorkingTime(calendar, from, days * lengthOfDay(calendar));

/** Working time in days, begun ones counted whole. */
export const inWorkingDays = (calendar: Calendar, milliseconds: number): number =>
  Math.ceil(milliseconds / lengthOfDay(calendar));

/** The clinic's day at a moment, as YYYY-MM-DD. */
export const dayOf = (calendar: Calendar, at: Date): string => dayAt(calendar, at).toString();

/** When the clinic's day begins that is so many days after that of a moment. */
export const startOfDay = (calendar: Calendar, at: Date, daysLater = 0): Date =>
  new Date(
    dayAt(calendar, at).add({ days: daysLater }).toZonedDateTime({ timeZone: calendar.timeZone }).epochMilliseconds,
  );

/** The clinic's day at a moment, as "Thursday, December 10"; in Spanish "el" stands before it, and no comma. No line ends within the date. */
export const dayNamed = ({ timeZone }: Calendar, at: Date): Text =>
  both((language) => {
    const shape = { weekday: "long", month: "long", day: "numeric", timeZone } as const;
    const [weekday = "", date = ""] = dateFormat(tagOf(language), shape).format(at).split(", ");
    return `${weekday}${language === "es" ? "" : ","} ${date.replaceAll(" ", "\u00a0")}`;
  });

/** When the clinic works on each day from one moment to another; `before` is the working time of the days before it. */
export function openHours(calendar: Calendar, from: Date, to: Date) {
  const last = dayAt(calendar, to);
  const days: { day: string; opens: number; closes: number; before: number }[] = [];
  let before = 0;
  for (let day = dayAt(calendar, from); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const open = hoursOf(calendar, day) ?? { from: 0, to: 0 };
    days.push({ day: day.toString(), opens: open.from, closes: open.to, before });
    before += open.to - open.from;
  }
  return days;
}

/** How long a whole working day is, in milliseconds. */
export function lengthOfDay({ opens, closes }: Calendar): number {
  return Temporal.PlainTime.from(opens).until(closes).total("milliseconds");
}

const dayAt = ({ timeZone }: Calendar, at: Date): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();

type Hours = { from: number; to: number } | null;

/** What was worked out for each day of a calendar: a list asks for the same few weeks in every row. */
const known = new WeakMap<Calendar, Map<string, Hours>>();

/** From when to when the clinic works on a day, in milliseconds since 1970; null where it does not. */
function hoursOf(calendar: Calendar, day: Temporal.PlainDate): Hours {
  const days = known.get(calendar) ?? new Map<string, Hours>();
  known.set(calendar, days);
  const name = day.toString();
  const hours = days.get(name);
  if (hours !== undefined) return hours;
  const now = workedOut(calendar, day);
  days.set(name, now);
  return now;
}

function workedOut({ timeZone, weekdays, opens, closes, closedDays }: Calendar, day: Temporal.PlainDate): Hours {
  if (!weekdays.includes(day.dayOfWeek) || closedDays.includes(day.toString()) || isFederalHoliday(day)) return null;
  const at = (plainTime: string) => day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
  return { from: at(opens), to: at(closes) };
}
