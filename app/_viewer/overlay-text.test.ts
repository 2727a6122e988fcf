import { expect, test } from "vitest";
import { dayWords, figure, runs } from "#app/_viewer/overlay-text.ts";

test("days and figures", () => {
  expect(dayWords("1961-03-04")).toBe("Mar 4, 1961");
  expect(dayWords("unknown")).toBe("unknown");
  expect([figure(1500.4), figure(-600), figure(0.6249), figure(5), figure(-0.0001)]).toEqual([
    "1500",
    "−600",
    "0.625",
    "5",
    "−0.0001",
  ]);
});

test("runs of what is loaded, as shares", () => {
  expect(runs([true, true, false, false])).toEqual([[0, 0.5]]);
  expect(runs([false, true, false, true])).toEqual([
    [0.25, 0.5],
    [0.75, 1],
  ]);
  expect(runs([])).toEqual([]);
});
