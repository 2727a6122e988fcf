import { Temporal } from "temporal-polyfill";

/** Days of the clinic, the last one included (YYYY-MM-DD). `problem` says kindly why others were shown than asked for. */
export type FigureRange = { from: string; to: string; problem: string | null };

/** Shown where nothing is asked for. */
const usualWeeks = 8;
/** So many days at most, half a year: of a million requests, more would take longer than a transaction may. */
export const mostDays = 184;
/** Before it no clinic had a portal: an earlier day is a slip. */
const earliest = Temporal.PlainDate.from("2015-01-01");

/** Which days somebody asks for, as an address says it. What is no range is answered with the usual weeks and why. */
export function rangeOf({ from, to }: { from?: unknown; to?: unknown }, today: string): FigureRange {
  const now = Temporal.PlainDate.from(today);
  const usual = { from: now.subtract({ days: usualWeeks * 7 - 1 }), to: now };
  if (isEmpty(from) && isEmpty(to)) return written(usual, null);
  const end = isEmpty(to) ? now : dayIn(to);
  const start = isEmpty(from) ? end?.subtract({ days: usualWeeks * 7 - 1 }) : dayIn(from);
  if (!start || !end) return written(usual, "These days cannot be read. Choose a date like 10/03/2026.");
  if (compare(start, end) > 0) return written(usual, "The first day comes after the last. Exchange them.");
  if (compare(start, now) > 0) return written(usual, "These days have not come yet.");
  if (compare(start, earliest) < 0) return written(usual, "Check the year of the first day.");
  const asked = { from: start, to: compare(end, now) > 0 ? now : end };
  if (start.until(asked.to).days >= mostDays)
    return written(
      { ...asked, from: asked.to.subtract({ days: mostDays - 1 }) },
      `At most ${mostDays} days are counted at once: here are the last of those you asked for.`,
    );
  return written(asked, null);
}

/** Ranges that are asked for often, each up to today. */
export const usualRanges = [
  { days: 7, text: "7 days" },
  { days: 28, text: "4 weeks" },
  { days: usualWeeks * 7, text: "8 weeks" },
  { days: 91, text: "3 months" },
  { days: 182, text: "6 months" },
] as const;

/** The first day of so many that end with `to`. */
export const daysBack = (to: string, days: number): string =>
  Temporal.PlainDate.from(to)
    .subtract({ days: days - 1 })
    .toString();

/** Every day of a range. */
export function daysOf({ from, to }: Pick<FigureRange, "from" | "to">): string[] {
  const last = Temporal.PlainDate.from(to);
  const days: string[] = [];
  for (let day = Temporal.PlainDate.from(from); compare(day, last) <= 0; day = day.add({ days: 1 }))
    days.push(day.toString());
  return days;
}

/** The Monday of a day's week. */
export function weekOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

/** When a range begins and ends in a zone: its last day is over at `until`. */
export function momentsOf(
  { from, to }: Pick<FigureRange, "from" | "to">,
  timeZone: string,
): { since: Date; until: Date } {
  const at = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime({ timeZone }).epochMilliseconds);
  return { since: at(Temporal.PlainDate.from(from)), until: at(Temporal.PlainDate.from(to).add({ days: 1 })) };
}

const compare = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other);

const isEmpty = (given: unknown): boolean => given === undefined || given === "";

const written = ({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }, problem: string | null) => ({
  from: from.toString(),
  to: to.toString(),
  problem,
});

function dayIn(given: unknown): Temporal.PlainDate | null {
  if (typeof given !== "string" || !/^\d{4}-\d\d-\d\d$/.test(given)) return null;
  try {
    return Temporal.PlainDate.from(given, { overflow: "reject" });
  } catch {
    return null;
  }
}
