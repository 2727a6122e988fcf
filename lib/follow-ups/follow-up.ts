import type { FollowUpKind, FollowUpState } from "#prisma/generated/enums.ts";
import { addWorkingDays, type Calendar } from "#lib/calendar/working-time.ts";

/** So many calls in a row that reach nobody, and the person counts as not to be reached. */
export const mostTries = 3;

/** Working days until somebody calls: the first time, after a call that reached nobody, and where they think it over. */
const pauses = { offered: 1, no_answer: 1, reached: 5 } as const;

export type Standing = {
  state: FollowUpState;
  tries: number;
  dueAt: Date | null;
  visitAt: Date | null;
  visitPlace: string | null;
};

/** What came of a call. `nextAt` is when they want to be called again, `visit` what was booked. */
export type Call = {
  kind: FollowUpKind;
  nextAt?: Date | null;
  visit?: { at: Date; place: string } | null;
};

/** How a follow-up begins: a call on the next working day. */
export const offered = (calendar: Calendar, now: Date): Standing => ({
  ...{ state: "offered", tries: 0, visitAt: null, visitPlace: null },
  dueAt: addWorkingDays(calendar, now, pauses.offered),
});

/**
 * How far it is after a call. Whoever changed their mind, or calls back, is reached like any other; a visit that was
 * booked stays booked while nobody answers.
 */
export function afterCall(before: Standing, { kind, nextAt, visit }: Call, calendar: Calendar, now: Date): Standing {
  const none = { visitAt: null, visitPlace: null };
  switch (kind) {
    case "no_answer": {
      if (before.state === "booked") return before;
      const tries = Math.min(mostTries, before.tries + 1);
      if (tries === mostTries) return { ...none, state: "unreachable", tries, dueAt: null };
      const state = before.state === "reached" ? "reached" : "offered";
      return { ...none, state, tries, dueAt: nextAt ?? addWorkingDays(calendar, now, pauses.no_answer) };
    }
    case "reached":
      return { ...none, state: kind, tries: 0, dueAt: nextAt ?? addWorkingDays(calendar, now, pauses.reached) };
    case "booked":
      if (!visit) throw new Error("a visit has a time and a place");
      return { state: kind, tries: 0, dueAt: null, visitAt: visit.at, visitPlace: visit.place };
    case "not_interested":
      return { ...none, state: kind, tries: 0, dueAt: null };
  }
}
