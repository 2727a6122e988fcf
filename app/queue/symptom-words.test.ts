import { expect, test } from "vitest";
import { symptomWords } from "./symptom-words.ts";

test("symptoms are a line, without what was not told", () => {
  const areas = { lower_back_middle: ["pain"], foot_left_top: ["tingling", "pain"] };
  expect(symptomWords({ areas, painNow: "7", duration: "3_to_12_months", course: "worse" })).toBe(
    "Pain, tingling · 7/10 · 3–12 months · worse",
  );
  expect(symptomWords({ areas: null, duration: "not_sure", course: "same", painNow: null })).toBe("");
});
