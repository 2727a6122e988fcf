import { z } from "zod";
import { clinicCalendar, clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { lengthOfDay, startOfDay } from "#lib/calendar/working-time.ts";
import type { Tx } from "#lib/platform/db.ts";
import { stepHours } from "#lib/requests/step-target.ts";
import { OpinionOutcome, FollowUpState, ScanState } from "#prisma/generated/enums.ts";
import {
  answeredByDay,
  endedBy,
  followUpsOf,
  heardBy,
  loadNow,
  openNow,
  outcomesOf,
  refusedBy,
  scansOf,
  sentByDay,
  type Span,
  surgeonNames,
} from "./counts-repo.ts";
import { daysOf, momentsOf, rangeOf } from "./range.ts";
import { hideSmall } from "./small-groups.ts";
import { type Timed, timesOfAnswered, timesOfOpen } from "./times-repo.ts";

/** Which days, as an address says it; what is no range is answered with the usual one and why. */
export const AskedDays = z.object({ from: z.unknown().optional(), to: z.unknown().optional() });

/** All figures of a time: counts and percentiles, and nothing of anybody. */
export async function figuresOf(tx: Tx, asked: z.output<typeof AskedDays>) {
  const calendar = clinicCalendar();
  const range = rangeOf(asked, clinicToday());
  const span: Span = { ...momentsOf(range, calendar.timeZone), timeZone: calendar.timeZone };
  const now = new Date();
  const timed = await timesOfAnswered(tx, calendar, span.since, span.until);
  const answered = await answeredByDay(tx, span);
  const sum = (list: readonly { count: number }[]) => list.reduce((all, { count }) => all + count, 0);
  return {
    range,
    promisedDays: calendar.promisedDays,
    days: await byDay(tx, span, daysOf(range), answered),
    times: {
      stages: timed.filter(({ by }) => by === "all"),
      /** How many working days each may take that somebody here has to do. */
      aims: { promise: calendar.promisedDays, ...stepDays() },
      weeks: timed.filter((one) => one.timed === "promise" && one.by === "week"),
      answered: sum(answered),
      kept: answered.reduce((all, { kept }) => all + kept, 0),
      waiting: await timesOfOpen(tx, calendar, now),
      ...(await openNow(tx, startOfDay(calendar, now))),
    },
    surgeons: await surgeonsOf(
      tx,
      startOfDay(calendar, now),
      timed.filter((one) => one.timed === "assigned" && one.by === "surgeon"),
    ),
    outcomes: hideSmall(withNone(Object.values(OpinionOutcome), await outcomesOf(tx, span))),
    ...(await endsOf(tx, span)),
    scans: withNone(Object.values(ScanState), await scansOf(tx, span)),
    refused: await refusedBy(tx, span),
    followUps: hideSmall(withNone(Object.values(FollowUpState), await followUpsOf(tx, span))),
    heard: hideSmall(await heardBy(tx, span)),
  };
}

const hour = 60 * 60_000;

const stepDays = (): Partial<Record<Timed, number>> =>
  Object.fromEntries(
    Object.entries(stepHours()).map(([status, hours]) => [status, (hours * hour) / lengthOfDay(clinicCalendar())]),
  );

export type Figures = Awaited<ReturnType<typeof figuresOf>>;

async function byDay(tx: Tx, span: Span, days: readonly string[], answered: readonly { day: string; count: number }[]) {
  const sent = new Map((await sentByDay(tx, span)).map(({ day, count }) => [day, count]));
  const done = new Map(answered.map(({ day, count }) => [day, count]));
  return days.map((day) => ({ day, sent: sent.get(day) ?? 0, answered: done.get(day) ?? 0 }));
}

type Read = { surgeonId: string | null; count: number; half: number | null };

/** What lies with each surgeon now, and what they answered in this time. */
async function surgeonsOf(tx: Tx, today: Date, read: readonly Read[]) {
  const load = await loadNow(tx, today);
  const ids = [...load, ...read].flatMap(({ surgeonId }) => surgeonId ?? []);
  return (await surgeonNames(tx, ids)).map(({ id, name }) => {
    const now = load.find(({ surgeonId }) => surgeonId === id);
    const done = read.find(({ surgeonId }) => surgeonId === id);
    return {
      name: name ?? "",
      ...{ reading: now?.reading ?? 0, asked: now?.asked ?? 0, calls: now?.calls ?? 0, overdue: now?.overdue ?? 0 },
      ...{ answered: done?.count ?? 0, half: done?.half ?? null },
    };
  });
}

/** What was declined, by reason, and how many were taken back or closed. */
async function endsOf(tx: Tx, span: Span) {
  const ended = await endedBy(tx, span);
  const of = (status: string) =>
    ended.filter((one) => one.status === status).map(({ reason, count }) => ({ code: reason ?? "", count }));
  const sum = (status: string) => of(status).reduce((all, { count }) => all + count, 0);
  return { declined: hideSmall(of("declined")), withdrawn: sum("withdrawn"), closed: sum("closed") };
}

/** Every code in its order, also those that nothing was counted of. */
const withNone = <Code extends string>(codes: readonly Code[], counted: readonly { code: Code; count: number }[]) =>
  codes.map((code) => ({ code, count: counted.find((one) => one.code === code)?.count ?? 0 }));
