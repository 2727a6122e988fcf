import fc from "fast-check";
import { expect, test } from "vitest";
import { clinicalSummary } from "./clinical-summary.ts";
import * as words from "./clinical-words.ts";
import { feltWords } from "./felt-words.ts";
import type { Answers } from "./question.ts";
import { questions } from "./questions.ts";

const today = "2026-11-26";

const told = {
  warningSigns: ["none"],
  cautionSigns: [],
  birthDate: "1968-04-12",
  areas: { lower_back_middle: ["pain"], calf_left_back: ["pain", "cramping"], foot_left_top: ["tingling", "numbness"] },
  duration: "3_to_12_months",
  course: "worse",
  painNow: 7,
  stopsFrom: ["work", "sleep"],
  walking: "blocks",
  treatments: ["medicine", "active_therapy", "injections", "other"],
  active_therapy_weeks: 8,
  active_therapy_goes_on: "yes",
  active_therapy_helped: "little",
  medicine_weeks: 1,
  medicine_helped: "some",
  injections_last: "March 2026",
  injections_relief: "weeks",
  injections_helped: "some",
  otherTreatment: "Heat\npacks",
  other_helped: "not",
  earlierSurgery: "yes",
  surgeryWhat: "L4/5",
  surgeryYear: "2019",
  implants: "no",
  conditions: ["cancer", "diabetes"],
  smoking: "before",
};

test("everything that was told stands in one paragraph", () => {
  expect(clinicalSummary(told, today)).toBe(
    "58-year-old with low back pain into the left leg to below the knee, with tingling and numbness in the left foot, " +
      "cramping in the left calf, for 3 months to a year, getting worse, pain 7/10. " +
      "Walks a few blocks; limited in sleeping and the job. " +
      "Tried: physical therapy with exercises, 8 weeks, still going on, helped a little; medicine for pain, 1 week, helped quite a bit; " +
      "injections, the last March 2026, relief for weeks, helped quite a bit; Heat packs, no help. " +
      "Earlier spine surgery, the last in 2019, no metal. " +
      "Diabetes and cancer, now or in the past; stopped smoking. " +
      "No warning signs.",
  );
});

test.each([
  [{}, "Not told: age, where, how long, pain now, daily life, treatment, earlier surgery, health, warning signs."],
  [
    { ...told, treatments: ["none"], conditions: ["none"], smoking: "no", stopsFrom: ["none"], earlierSurgery: "no" },
    /Walks a few blocks; not limited in daily life\. Nothing tried so far\. No earlier spine surgery\. No other condition named; does not smoke\./,
  ],
  [
    { ...told, warningSigns: ["fever", "saddle_numbness"], cautionSigns: ["weight_loss"] },
    /Emergency signs: saddle numbness and fever with spine pain; caution: weight loss\.$/,
  ],
  [{ ...told, warningSigns: ["none"], cautionSigns: ["night_pain"] }, /No emergency sign; caution: pain at night/],
  [{ ...told, forWhom: "other", relationship: "child" }, /pain 7\/10\. Told by their son or daughter\./],
  [{ ...told, medicine_helped: undefined }, /Not told: details of treatment\.$/],
  [{ ...told, pregnant: "maybe" }, /May be pregnant; diabetes/],
  [
    { ...told, birthDate: "2030-01-01", painNow: 70, duration: "constructor", course: ["worse"] },
    /^Low back pain.*Not told: age, how long, pain now\.$/,
  ],
])("what is missing is named and what is odd is left out", (answers, expected) => {
  if (typeof expected === "string") expect(clinicalSummary(answers, today)).toBe(expected);
  else expect(clinicalSummary(answers, today)).toMatch(expected);
});

test.each([
  [{ lower_back_left: ["pain"] }, "left-sided low back pain"],
  [{ lower_back_left: ["pain"], lower_back_right: ["pain"] }, "low back pain"],
  [
    { lower_back_left: ["pain"], neck: ["pain"], hand_right: ["pain"] },
    "low back and neck pain into the right arm to the hand",
  ],
  [{ buttock_left: ["pain"], thigh_right_back: ["pain"] }, "pain in the left buttock and the right thigh"],
  [{ shin_left: ["pain"], calf_right_back: ["pain"] }, "pain in both legs to below the knees"],
  [{ foot_left_top: ["weakness"], foot_right_sole: ["weakness"] }, "weakness in both feet"],
  [
    { thigh_left_back: ["numbness"], calf_left_back: ["numbness"], foot_left_top: ["numbness"] },
    "numbness in the left leg",
  ],
  [{ calf_left_back: [], nowhere: ["pain"] }, null],
  [null, null],
  ["lower back", null],
])("where it is felt: %j", (areas, expected) => {
  expect(feltWords(areas)).toBe(expected);
});

test("whatever is stored, it is one line without holes", () => {
  const names = Object.keys(told);
  const odd = fc.oneof(
    fc.constantFrom<unknown>(null, "none", "__proto__", [], ["none", 3], {}, -1, 1e9, NaN),
    fc.stringMatching(/^[a-z ]{0,80}$/),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), odd), (answers) => {
      const summary = clinicalSummary({ ...told, ...answers }, today);
      expect(summary).not.toMatch(/undefined|null|NaN|\[object|\n| {2}|\.\.|; ;|: \./);
    }),
  );
});

test("an emergency sign that was taken back is not told as none", () => {
  const summary = (answers: Answers) => clinicalSummary(answers, today, ["fever with spine pain", "weight loss"]);
  expect(summary({ warningSigns: ["none"] })).toContain("Fever with spine pain named, then taken back.");
  expect(summary({ warningSigns: ["none"] })).not.toMatch(/no (warning|emergency) sign/i);
  expect(summary({ warningSigns: ["fever"] })).toContain("Emergency signs: fever with spine pain.");
});

test("every value that a question offers has its words", () => {
  const tables: Record<string, Record<string, string>> = {
    duration: words.durationWords,
    course: words.courseWords,
    walking: words.walkingWords,
    stopsFrom: words.limitWords,
    treatments: words.treatmentWords,
    medicine_helped: words.helpWords,
    injections_relief: words.reliefWords,
    implants: words.implantWords,
    conditions: words.conditionWords,
    smoking: words.smokingWords,
    relationship: words.tellerWords,
  };
  const fields = questions.flatMap((question) => question.fields({}));
  for (const [name, table] of Object.entries(tables)) {
    const field = fields.find((one) => one.name === name);
    const offered = field && "options" in field ? field.options.map(({ value }) => value) : [];
    expect([name, Object.keys(table).sort()]).toEqual([
      name,
      offered.filter((value) => value !== "none" || name === "injections_relief").sort(),
    ]);
  }
});
