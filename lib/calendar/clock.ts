import {
  addWorkingDays,
  addWorkingTime,
  type Calendar,
  dayOf,
  inWorkingDays,
  workingTimeBetween,
} from "./working-time.ts";

/** A time in which a clock stood still. */
export type Pause = { from: Date; to: Date };

/** The clock of a promise: since when it runs, and when it stood still. */
export type Clock = { startedAt: Date; pauses: readonly Pause[] };

/** By when something is due that was promised within so many working days. */
export const dueAt = (calendar: Calendar, { startedAt, pauses }: Clock, workingDays: number): Date =>
  pauses.reduce(
    (due, { from, to }) => pushedBy(calendar, due, { from: from > startedAt ? from : startedAt, to }),
    addWorkingDays(calendar, startedAt, workingDays),
  );

/** A due time after a pause: later by the working time that the pause took. */
export const pushedBy = (calendar: Calendar, due: Date, { from, to }: Pause): Date =>
  addWorkingTime(calendar, due, workingTimeBetween(calendar, from, to));

/** What is promised for a day is late once that day is over. */
export const isLate = (calendar: Calendar, due: Date, now: Date): boolean =>
  dayOf(calendar, now) > dayOf(calendar, due);

/** Working days that are left until something is due, at least one. */
export const workingDaysLeft = (calendar: Calendar, due: Date, now: Date): number =>
  Math.max(1, inWorkingDays(calendar, workingTimeBetween(calendar, now, due)));
