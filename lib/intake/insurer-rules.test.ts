import { expect, test } from "vitest";
import { careForInsurers } from "./insurer-rules.ts";

const told = {
  duration: "3_to_12_months",
  treatments: ["active_therapy", "medicine", "injections"],
  active_therapy_weeks: 8,
  active_therapy_helped: "little",
  medicine_weeks: "3",
  injections_last: "March 2026",
  injections_relief: "weeks",
  stopsFrom: ["sleep", "walk"],
};

const linesOf = (answers: Record<string, unknown>) =>
  careForInsurers(answers).lines.map(({ told: words, state }) => `${words}: ${state}`);

test("each thing that insurers ask stands beside what was told of it", () => {
  expect(careForInsurers(told).lines[1]).toEqual({
    asks: "6 weeks of active physical therapy",
    told: "8 weeks",
    state: "enough",
  });
  expect(linesOf(told)).toEqual([
    "3 months to a year: enough",
    "8 weeks: enough",
    "helped a little: enough",
    "3 weeks: less",
    "March 2026, relief for weeks: enough",
    "sleeping and walking: enough",
  ]);
});

test("nothing told is not the same as nothing done", () => {
  expect(linesOf({})).toEqual(Array.from({ length: 6 }, () => "not told: not_told"));
  expect(linesOf({ duration: "under_6_weeks", treatments: ["none"], stopsFrom: ["none"] })).toEqual([
    "less than 6 weeks: less",
    "not tried: less",
    "not tried: less",
    "not tried: less",
    "none: less",
    "none named: less",
  ]);
  expect(linesOf({ duration: "not_sure", treatments: ["active_therapy", "medicine", "injections"] })).toEqual([
    "not sure: not_told",
    "tried, weeks not told: not_told",
    "not told: not_told",
    "tried, weeks not told: not_told",
    "date not told, relief not told: not_told",
    "not told: not_told",
  ]);
});

test("passive therapy never counts as active, six weeks do and five do not, and relief is no failure", () => {
  expect(linesOf({ treatments: ["passive_therapy"], passive_therapy_weeks: 52 })[1]).toBe("passive therapy only: less");
  for (const [weeks, state] of [
    [5, "less"],
    [6, "enough"],
  ] as const)
    expect(linesOf({ ...told, active_therapy_weeks: weeks })[1]).toBe(`${weeks} weeks: ${state}`);
  expect(linesOf({ ...told, active_therapy_weeks: "lots" })[1]).toBe("tried, weeks not told: not_told");
  expect(linesOf({ ...told, active_therapy_helped: "lot" })[2]).toBe("helped a lot: less");
});

test("what is urgent waives them", () => {
  expect(careForInsurers({ ...told, warningSigns: ["fever"] }).waived).toBe(true);
  expect(careForInsurers({ ...told, warningSigns: ["none"] }).waived).toBe(false);
});
