import { expect, test } from "vitest";
import { ageOn } from "./age.ts";

test.each([
  ["2026-04-26", 64],
  ["2026-04-27", 65],
  ["2026-12-31", 65],
])("on %s somebody born on April 27, 1961 is %i", (day, age) => {
  expect(ageOn(day, "1961-04-27")).toBe(age);
});

test("without a birth date there is no age", () => {
  expect(ageOn("2026-01-01", null)).toBeNull();
});
