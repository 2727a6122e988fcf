import type { Figures } from "#lib/figures/figures.ts";
import { weekOf } from "#lib/figures/range.ts";
import {
  declineName,
  followUpName,
  heardName,
  outcomeName,
  refusalName,
  scanName,
  stageNames,
  stepName,
  type Timed,
} from "./words.ts";

/** A number, a word, a time in working days, or null: what is not shown, because few people make it up. */
type Cell = number | string | null;

export type FigureTable = { title: string; head: readonly string[]; rows: readonly (readonly Cell[])[] };

type Step = { step: string; count: number };

/** Every table of the figures, for the page and for the file alike: the first column names, the others count. */
export const figureTables = {
  days: ({ days }: Figures) => ({
    title: "Requests by day",
    head: ["Day", "Sent", "Answered"],
    rows: days.map(({ day, sent, answered }) => [day, sent, answered]),
  }),
  weeks: ({ days }: Figures) => ({
    title: "Requests by week",
    head: ["Week from", "Sent", "Answered"],
    rows: byWeek(days).map(({ week, sent, answered }) => [week, sent, answered]),
  }),
  funnel: (_figures: Figures, steps: readonly Step[]) => ({
    title: "From the first question to the answer",
    head: ["Step", "Came this far", "Share of all", "Lost here"],
    rows: steps.map(({ step, count }, at) => {
      const before = steps[at - 1]?.count ?? count;
      return [stepName(step), count, share(count, steps[0]?.count ?? 0), before - count];
    }),
  }),
  turnaround: ({ times }: Figures) => ({
    title: "Time to the answer, by week, in working days",
    head: ["Week from", "Answered", "Half within", "Nine of ten within"],
    rows: turnaroundWeeks(times).map(({ week, count, half, most }) => [week, count, rounded(half), rounded(most)]),
  }),
  stages: ({ times }: Figures) => ({
    title: "Where the time goes, in working days",
    head: ["Time", "Requests", "Half within", "Nine of ten within", "Our aim"],
    rows: stagesOf(times).map(({ name, count, half, most, aim }) => [
      ...[name, count, rounded(half), rounded(most)],
      aim === null ? "–" : rounded(aim),
    ]),
  }),
  surgeons: ({ surgeons }: Figures) => ({
    title: "Surgeons: what lies with each now, and what they answered",
    head: ["Surgeon", "To read", "Late", "Asked", "To call", "Answered", "Half within"],
    rows: surgeons.map((one) => [
      ...[one.name, one.reading, one.overdue, one.asked, one.calls, one.answered],
      one.answered === 0 ? "–" : rounded(one.half),
    ]),
  }),
  outcomes: ({ outcomes }: Figures) => ({
    title: "What surgeons concluded",
    head: ["Outcome", "Opinions"],
    rows: outcomes.map(({ code, count }) => [outcomeName(code), count]),
  }),
  ends: ({ declined, withdrawn, closed }: Figures) => ({
    title: "Ended, and how",
    head: ["How", "Requests"],
    rows: [
      ...declined.map(({ code, count }): Cell[] => [`Declined: ${declineName(code)}`, count]),
      ["Withdrawn by the patient", withdrawn],
      ["Closed", closed],
    ],
  }),
  scans: ({ scans }: Figures) => ({
    title: "Scans of the requests that came in",
    head: ["Scan", "Requests"],
    rows: scans.map(({ code, count }) => [scanName(code), count]),
  }),
  refused: ({ refused }: Figures) => ({
    title: "Files that were refused",
    head: ["Why", "Requests"],
    rows: [...refused].sort(byCount).map(({ code, count }) => [refusalName(code), count]),
  }),
  "follow-ups": ({ followUps }: Figures) => ({
    title: "What followed “may be a candidate”",
    head: ["Follow-up", "People"],
    rows: followUps.map(({ code, count }) => [followUpName(code as Parameters<typeof followUpName>[0]), count]),
  }),
  heard: ({ heard }: Figures) => ({
    title: "How people heard of us",
    head: ["How", "Requests"],
    rows: [...heard].sort(byCount).map(({ code, count }) => [heardName(code), count]),
  }),
} satisfies Record<string, (figures: Figures, steps: readonly Step[]) => FigureTable>;

export type TableName = keyof typeof figureTables;

export const isTable = (name: string): name is TableName => Object.hasOwn(figureTables, name);

/** Weeks from Monday on; the first and the last may be cut off by the range. */
function byWeek(days: Figures["days"]) {
  const weeks = new Map<string, { week: string; sent: number; answered: number }>();
  for (const { day, sent, answered } of days) {
    const week = weekOf(day);
    const before = weeks.get(week) ?? { week, sent: 0, answered: 0 };
    weeks.set(week, { week, sent: before.sent + sent, answered: before.answered + answered });
  }
  return [...weeks.values()];
}

/** Weeks in which anything was answered, the oldest first. */
export const turnaroundWeeks = ({ weeks }: Figures["times"]) =>
  weeks
    .flatMap(({ week, ...took }) => (week === null ? [] : [{ week, ...took }]))
    .sort((one, other) => one.week.localeCompare(other.week));

function stagesOf({ stages, aims }: Figures["times"]) {
  return (Object.keys(stageNames) as Timed[]).flatMap((timed) => {
    const found = stages.find((one) => one.timed === timed);
    return found ? [{ name: stageNames[timed] ?? "", ...found, aim: aims[timed] ?? null }] : [];
  });
}

/** What is not shown stands at the end. */
const byCount = (one: { count: number | null }, other: { count: number | null }): number =>
  (other.count ?? -1) - (one.count ?? -1);

const rounded = (days: number | null): string | null => (days === null ? null : days.toFixed(1));

const share = (count: number, all: number): string => (all === 0 ? "–" : `${Math.round((100 * count) / all)}%`);
