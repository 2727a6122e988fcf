import { Temporal } from "temporal-polyfill";

type Rule = (year: number) => Temporal.PlainDate;

const monday = 1;
const thursday = 4;

const on =
  (month: number, day: number): Rule =>
  (year) =>
    Temporal.PlainDate.from({ year, month, day });

/** The nth such weekday of a month. */
const nth =
  (place: number, weekday: number, month: number): Rule =>
  (year) => {
    const first = Temporal.PlainDate.from({ year, month, day: 1 });
    return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (place - 1) });
  };

const last =
  (weekday: number, month: number): Rule =>
  (year) => {
    const end = Temporal.PlainDate.from({ year, month, day: 1 }).add({ months: 1 }).subtract({ days: 1 });
    return end.subtract({ days: (end.dayOfWeek - weekday + 7) % 7 });
  };

/** 5 U.S.C. 6103(a). Inauguration day, a holiday around Washington alone, is not among them. */
const holidays: readonly Rule[] = [
  on(1, 1), // New Year's Day
  nth(3, monday, 1), // Birthday of Martin Luther King, Jr.
  nth(3, monday, 2), // Washington's Birthday
  last(monday, 5), // Memorial Day
  on(6, 19), // Juneteenth
  on(7, 4), // Independence Day
  nth(1, monday, 9), // Labor Day
  nth(2, monday, 10), // Columbus Day
  on(11, 11), // Veterans Day
  nth(4, thursday, 11), // Thanksgiving
  on(12, 25), // Christmas
];

const known = new Map<number, ReadonlySet<string>>();

/** Whether a day is a federal holiday of the USA, as it is observed (5 U.S.C. 6103; Executive Order 11582). */
export function isFederalHoliday(day: Temporal.PlainDate): boolean {
  const { year } = day;
  // New Year's Day on a Saturday is kept on the last day of the year before.
  const kept =
    known.get(year) ??
    new Set([...holidays.map((rule) => observed(rule(year))), observed(on(1, 1)(year + 1))].map(String));
  known.set(year, kept);
  return kept.has(day.toString());
}

/** On a Saturday it is kept on the Friday before, on a Sunday on the Monday after. */
function observed(day: Temporal.PlainDate): Temporal.PlainDate {
  if (day.dayOfWeek === 6) return day.subtract({ days: 1 });
  return day.dayOfWeek === 7 ? day.add({ days: 1 }) : day;
}
