import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { dueAt, isLate, pushedBy, workingDaysLeft } from "./clock.ts";
import { isFederalHoliday } from "./federal-holidays.ts";
import { addWorkingDays, addWorkingTime, type Calendar, dayNamed, dayOf, workingTimeBetween } from "./working-time.ts";

const clinic: Calendar = {
  timeZone: "America/New_York",
  weekdays: [1, 2, 3, 4, 5],
  opens: "08:00",
  closes: "17:00",
  closedDays: ["2026-12-24"],
};
const hour = 3_600_000;

describe("federal holidays", () => {
  test("of 2026 and 2027 are those that the Office of Personnel Management lists", () => {
    const found: string[] = [];
    for (let day = Temporal.PlainDate.from("2026-01-01"); day.year < 2028; day = day.add({ days: 1 }))
      if (isFederalHoliday(day)) found.push(day.toString());
    expect(found).toEqual([
      ...["2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07"],
      ...["2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25"],
      ...["2027-01-01", "2027-01-18", "2027-02-15", "2027-05-31", "2027-06-18", "2027-07-05", "2027-09-06"],
      ...["2027-10-11", "2027-11-11", "2027-11-25", "2027-12-24", "2027-12-31"],
    ]);
  });
});

describe("working days", () => {
  test.each([
    ["2026-11-30T15:00:00Z", 5, "Monday, December\u00a07", "2026-12-07T15:00:00.000Z"],
    ["2026-11-25T03:00:00Z", 1, "Wednesday, November\u00a025", "2026-11-25T22:00:00.000Z"], // in the night before
    ["2026-11-25T22:00:00Z", 1, "Friday, November\u00a027", "2026-11-27T22:00:00.000Z"], // over Thanksgiving
    ["2026-12-23T15:00:00Z", 2, "Tuesday, December\u00a029", "2026-12-29T15:00:00.000Z"], // closed on the 24th, Christmas, weekend
    ["2026-03-06T14:00:00Z", 1, "Monday, March\u00a09", "2026-03-09T13:00:00.000Z"], // summer time begins between
    ["2026-10-30T13:00:00Z", 1, "Monday, November\u00a02", "2026-11-02T14:00:00.000Z"], // and ends
  ])("from %s, %i later it is %s", (from, days, named, at) => {
    const due = addWorkingDays(clinic, new Date(from), days);
    expect([due.toISOString(), dayNamed(clinic, due).en]).toEqual([at, named]);
  });

  test("are named in Spanish, and late only once the day is over", () => {
    const due = new Date("2026-12-10T15:00:00Z");
    expect(dayNamed(clinic, due).es).toBe("jueves 10\u00a0de\u00a0diciembre");
    expect(isLate(clinic, due, new Date("2026-12-11T04:59:00Z"))).toBe(false);
    expect(isLate(clinic, due, new Date("2026-12-11T05:01:00Z"))).toBe(true);
  });

  test("no calendar is without working days", () => {
    expect(() => addWorkingDays({ ...clinic, weekdays: [] }, new Date(), 1)).toThrow("no working days");
  });
});

const moment = fc.date({ min: new Date("2025-01-01"), max: new Date("2028-12-31"), noInvalidDate: true });
const calendar = fc.record({
  timeZone: fc.constantFrom("America/New_York", "America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu", "UTC"),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  // A night clinic is open while the clocks are changed.
  opens: fc.constantFrom("00:30", "08:00", "09:15"),
  closes: fc.constantFrom("12:00", "17:00", "23:45"),
  closedDays: fc.constant(["2026-12-24"]),
});
const span = fc.integer({ min: 0, max: 200 * hour });
const runs = { numRuns: 150 };

describe("working time", () => {
  test("added is the working time between", () => {
    fc.assert(
      fc.property(calendar, moment, span, (of, from, ms) => {
        expect(workingTimeBetween(of, from, addWorkingTime(of, from, ms))).toBe(ms);
      }),
      runs,
    );
  });

  test("never runs backwards: later or longer is never earlier", () => {
    fc.assert(
      fc.property(calendar, moment, span, span, span, (of, from, ms, more, after) => {
        const end = addWorkingTime(of, from, ms).getTime();
        expect(addWorkingTime(of, from, ms + more).getTime()).toBeGreaterThanOrEqual(end);
        expect(addWorkingTime(of, new Date(from.getTime() + after), ms).getTime()).toBeGreaterThanOrEqual(end);
      }),
      runs,
    );
  });

  test("adds up over any moment between", () => {
    fc.assert(
      fc.property(calendar, fc.tuple(moment, moment, moment), (of, moments) => {
        const [a, b, c] = moments.sort((one, other) => one.getTime() - other.getTime());
        const [first, second] = [workingTimeBetween(of, a, b), workingTimeBetween(of, b, c)];
        expect(workingTimeBetween(of, a, c)).toBe(first + second);
      }),
      { numRuns: 15 },
    );
  });
});

describe("a clock", () => {
  const pauses = fc.array(
    fc.tuple(moment, fc.integer({ min: 0, max: 40 * 24 * hour })).map(([from, ms]) => ({
      from,
      to: new Date(from.getTime() + ms),
    })),
    { maxLength: 3 },
  );

  test("is only ever pushed later by a pause, by the working time that the pause took", () => {
    fc.assert(
      fc.property(moment, pauses, fc.integer({ min: 1, max: 10 }), (startedAt, given, days) => {
        const plain = dueAt(clinic, { startedAt, pauses: [] }, days);
        const paused = dueAt(clinic, { startedAt, pauses: given }, days);
        const took = given.reduce(
          (sum, { from, to }) => sum + workingTimeBetween(clinic, from > startedAt ? from : startedAt, to),
          0,
        );
        expect(paused.getTime()).toBeGreaterThanOrEqual(plain.getTime());
        expect(workingTimeBetween(clinic, plain, paused)).toBe(took);
      }),
      { numRuns: 60 },
    );
  });

  test("a pause over a weekend costs nothing, and says how many days are left", () => {
    const due = new Date("2026-12-07T15:00:00Z");
    const weekend = { from: new Date("2026-12-04T22:00:00Z"), to: new Date("2026-12-07T13:00:00Z") };
    expect(pushedBy(clinic, due, weekend)).toEqual(due);
    expect(workingDaysLeft(clinic, due, new Date("2026-12-03T14:00:00Z"))).toBe(3);
    expect(workingDaysLeft(clinic, due, new Date("2027-01-01T00:00:00Z"))).toBe(1);
    expect(dayOf(clinic, new Date("2026-12-07T04:00:00Z"))).toBe("2026-12-06");
  });
});
