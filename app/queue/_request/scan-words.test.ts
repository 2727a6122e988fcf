import { expect, test } from "vitest";
import type { FitnessLine } from "#lib/imaging/fitness.ts";
import { fitnessSum, missingWords, neededFirst, ownerWords, showsWords } from "./scan-words.ts";

const nothing = { plane: null, weighting: null, view: null, thickness: null, kinds: [] };

test.each([
  ["Sagittal T2 · 4 mm", { plane: "sagittal", weighting: "T2", thickness: 4, kinds: ["stack"] }],
  ["Axial · 1.3 mm", { plane: "axial", thickness: 1.25, kinds: ["stack"] }],
  ["3 mm", { thickness: 3.0001, kinds: ["stack"] }],
  [
    "Sagittal T2 · localizer · 4 mm",
    { plane: "sagittal", weighting: "T2", thickness: 4, kinds: ["stack", "localizer"] },
  ],
  ["Localizer", { plane: "coronal", thickness: 10, kinds: ["localizer"] }],
  ["Secondary capture", { plane: "axial", kinds: ["secondary_capture"] }],
  ["X-ray, lateral", { view: "lateral", kinds: ["radiograph"] }],
  ["X-ray", { kinds: ["radiograph"] }],
  ["Report · key objects", { kinds: ["report", "key_object"] }],
  ["Time series", { plane: "axial", kinds: ["time_series"] }],
  ["", { kinds: ["stack"] }],
  ["", {}],
] as const)("a series shows: %s", (words, shows) => {
  expect(showsWords({ ...nothing, ...shows, kinds: [...("kinds" in shows ? shows.kinds : [])] })).toBe(words);
});

test("before it was judged a series shows nothing", () => {
  expect(showsWords(null)).toBe("");
});

test("what staff decided stands before what was compared", () => {
  const decision = { by: "", at: "", reason: "" };
  expect(ownerWords({ identity: null, decision: null })).toBe("Being checked");
  expect(ownerWords({ identity: "mismatch", decision: null })).toBe("May be another person’s");
  expect(ownerWords({ identity: "mismatch", decision: { ...decision, theirs: true } })).toBe("Decided: this person’s");
  expect(ownerWords({ identity: "match", decision: { ...decision, theirs: false } })).toBe("Decided: another person’s");
});

const line = (need: FitnessLine["need"], state: FitnessLine["state"], patient: string | null = null): FitnessLine => ({
  region: "lumbar spine",
  item: `${need} ${state}`,
  need,
  state,
  patient: patient === null ? null : { en: patient, es: `${patient} (es)` },
  staff: "",
});

test("what is needed comes before what is welcome", () => {
  const lines = [line("welcome", "there"), line("needed", "there"), line("welcome", "old"), line("needed", "missing")];
  expect(neededFirst(lines).map(({ item }) => item)).toEqual([
    "needed there",
    "needed missing",
    "welcome there",
    "welcome old",
  ]);
});

test.each([
  ["good", "All needed is there", [line("needed", "there"), line("needed", "ageing"), line("welcome", "missing")]],
  ["neutral", "1 of 2 not clear", [line("needed", "there"), line("needed", "unknown")]],
  ["warning", "2 of 3 needed lacking", [line("needed", "missing"), line("needed", "old"), line("needed", "unknown")]],
] as const)("the sum of the checklist: %s, %s", (signal, words, lines) => {
  expect(fitnessSum(lines)).toEqual({ signal, words });
});

test("the patient is asked for what is needed and lacks, in words for patients, each once", () => {
  const lines = [
    line("needed", "missing", "We did not find A."),
    line("needed", "there", "Never said."),
    line("needed", "unknown", "Our staff will look."),
    line("needed", "old", "Yours is old."),
    line("needed", "missing", "We did not find A."),
    line("needed", "missing"),
    line("welcome", "missing", "Do you have X-rays?"),
  ];
  expect(missingWords(lines)).toBe("We did not find A.\n\nYours is old.");
  expect(missingWords([line("needed", "there")])).toBe("");
});
