import fc from "fast-check";
import { expect, test } from "vitest";
import { languages } from "#lib/platform/language.ts";
import { cautionSigns, emergenciesIn, emergencySigns, priorityOf } from "./warning-signs.ts";

const today = "2026-11-26";
const some = <Value extends string>(signs: readonly { value: Value }[]) => fc.subarray(signs.map(({ value }) => value));

test("urgent exactly where an emergency sign is named; one more sign never lowers the priority", () => {
  const rank = { normal: 0, raised: 1, urgent: 2 };
  fc.assert(
    fc.property(some(emergencySigns), some(cautionSigns), some(cautionSigns), (warningSigns, some, more) => {
      const before = priorityOf({ warningSigns, cautionSigns: some }, today);
      const after = priorityOf({ warningSigns, cautionSigns: [...some, ...more] }, today);
      expect(before.level === "urgent").toBe(warningSigns.length > 0);
      expect(before.level === "normal").toBe(before.reasons.length === 0);
      expect(rank[after.level]).toBeGreaterThanOrEqual(rank[before.level]);
      expect(before.reasons).toHaveLength(warningSigns.length + some.length);
    }),
  );
});

test.each([
  ["2006-11-26", "under_6_weeks", []], // 20 today
  ["2006-11-27", "under_6_weeks", ["new pain under 20"]],
  ["1975-11-27", "6_to_12_weeks", []], // still 50
  ["1975-11-26", "6_to_12_weeks", ["new pain over 50"]],
  ["1950-01-01", "over_a_year", []],
  ["1950-01-01", "not_sure", []],
  ["2030-01-01", "under_6_weeks", []],
  ["yesterday", "under_6_weeks", []],
])("born %s with pain for %s: %j", (birthDate, duration, reasons) => {
  const level = reasons.length > 0 ? "raised" : "normal";
  expect(priorityOf({ birthDate, duration, warningSigns: ["none"] }, today)).toEqual({ level, reasons });
});

test("answers of no known shape raise nothing", () => {
  for (const odd of [{}, { warningSigns: "fever" }, { warningSigns: [1, null], cautionSigns: {} }])
    expect(priorityOf(odd, today)).toEqual({ level: "normal", reasons: [] });
  expect(emergenciesIn({ warningSigns: ["none", "fever"] }).map(({ value }) => value)).toEqual(["fever"]);
});

test("each sign has its words in both languages, short, and its source", () => {
  for (const { text, source } of [...emergencySigns, ...cautionSigns]) {
    for (const language of languages) expect(text[language].split(" ").length).toBeLessThanOrEqual(16);
    expect(source).not.toBe("");
  }
});
