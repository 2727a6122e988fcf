import fc from "fast-check";
import { expect, test } from "vitest";
import type { Calendar } from "#lib/calendar/working-time.ts";
import { FollowUpKind } from "#prisma/generated/enums.ts";
import { afterCall, type Call, mostTries, offered, type Standing } from "./follow-up.ts";

const calendar: Calendar = {
  timeZone: "America/New_York",
  weekdays: [1, 2, 3, 4, 5],
  opens: "08:00",
  closes: "17:00",
  closedDays: [],
};
const friday = new Date("2026-10-02T15:00:00Z");
const visit = { at: new Date("2026-11-05T15:00:00Z"), place: "Tampa" };

const after = (...calls: Call[]): Standing =>
  calls.reduce((before, call) => afterCall(before, call, calendar, friday), offered(calendar, friday));

test("somebody is called on the next working day, and three times in all where nobody answers", () => {
  expect(after()).toMatchObject({ state: "offered", dueAt: new Date("2026-10-05T15:00:00Z") });
  const silence: Call = { kind: "no_answer" };
  expect(after(silence, silence)).toMatchObject({ state: "offered", tries: 2 });
  expect(after(silence, silence, silence)).toMatchObject({ state: "unreachable", dueAt: null });
  expect(after(silence, silence, { kind: "reached" }, silence)).toMatchObject({ state: "reached", tries: 1 });
});

test("whoever was reached is called when they want to be, and a visit that is booked needs no call", () => {
  const nextAt = new Date("2026-10-20T12:00:00Z");
  expect(after({ kind: "reached", nextAt }).dueAt).toEqual(nextAt);
  const booked = after({ kind: "booked", visit });
  expect(booked).toMatchObject({ state: "booked", visitPlace: "Tampa", dueAt: null });
  expect(afterCall(booked, { kind: "no_answer" }, calendar, friday)).toEqual(booked);
  expect(afterCall(booked, { kind: "not_interested" }, calendar, friday)).toMatchObject({ visitAt: null });
});

test("whatever came of the calls: it is due exactly while something is to be done, and a place goes with a time", () => {
  const calls = fc.array(fc.constantFrom(...Object.values(FollowUpKind)), { maxLength: 8 });
  fc.assert(
    fc.property(calls, (kinds) => {
      const { state, tries, dueAt, visitAt, visitPlace } = after(...kinds.map((kind) => ({ kind, visit })));
      expect(dueAt !== null).toBe(state === "offered" || state === "reached");
      expect([visitAt !== null, visitPlace !== null]).toEqual([state === "booked", state === "booked"]);
      expect(tries === mostTries).toBe(state === "unreachable");
    }),
  );
});
