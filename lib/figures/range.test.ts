import fc from "fast-check";
import { expect, test } from "vitest";
import { daysOf, momentsOf, mostDays, rangeOf, weekOf } from "./range.ts";

const today = "2026-11-26";

test("shows the last eight weeks where nothing is asked for, and what is asked for otherwise", () => {
  expect(rangeOf({}, today)).toEqual({ from: "2026-10-02", to: today, problem: null });
  expect(rangeOf({ from: "2026-11-01", to: "2026-11-01" }, today)).toMatchObject({ to: "2026-11-01", problem: null });
  expect(rangeOf({ to: "2026-06-30" }, today)).toMatchObject({ from: "2026-05-06", to: "2026-06-30" });
  expect(rangeOf({ from: "2026-11-20", to: "2027-01-01" }, today)).toMatchObject({ to: today, problem: null });
});

test("says kindly what is wrong with a range and shows one all the same", () => {
  const bad: [unknown, unknown, RegExp][] = [
    ["yesterday", today, /cannot be read/],
    ["2026-02-30", today, /cannot be read/],
    [["2026-01-01", "x"], today, /cannot be read/],
    ["2026-11-20", "2026-11-01", /Exchange/],
    ["2027-01-01", "2027-02-01", /not come yet/],
    ["0026-01-01", today, /year/],
    ["2024-01-01", today, /At most/],
  ];
  for (const [from, to, words] of bad) expect(rangeOf({ from, to }, today).problem).toMatch(words);
  expect(rangeOf({ from: "2024-01-01", to: "2026-06-30" }, today)).toMatchObject({
    from: "2025-12-29",
    to: "2026-06-30",
  });
});

test("whatever an address says, a range has from one day to half a year, none of it in the future", () => {
  const given = fc.oneof(
    fc.string(),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    fc.anything(),
  );
  fc.assert(
    fc.property(given, given, (from, to) => {
      const range = rangeOf({ from, to }, today);
      const days = daysOf(range);
      expect(days.length).toBeGreaterThan(0);
      expect(days.length).toBeLessThanOrEqual(mostDays);
      expect(range.to <= today).toBe(true);
    }),
  );
});

test("days begin at the clinic's midnight, also where a clock is changed; weeks on Mondays", () => {
  const { since, until } = momentsOf({ from: "2026-11-01", to: "2026-11-01" }, "America/New_York");
  expect(until.getTime() - since.getTime()).toBe(25 * 3_600_000);
  expect(["2026-11-23", "2026-11-26", "2026-11-29"].map(weekOf)).toEqual(["2026-11-23", "2026-11-23", "2026-11-23"]);
});
