import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languages } from "#lib/platform/language.ts";
import { callReasonsOf, canonical, CompleteOpinion, draftOf, isSameDraft, OpinionDraft, readingOf } from "./content.ts";
import { commented, countingOf, levelWords, plainLevel } from "./level-words.ts";
import { allLevels, spineOf, spinesAsked } from "./levels.ts";
import { outcomeValues } from "./outcomes.ts";
import { patientTemplates, procedureIn, templateIn, templatePair } from "./patient-templates.ts";
import { plainOpinion } from "./plain-opinion.ts";
import { discs, fits, grades, needs, outsideKinds, places, sides } from "./terms.ts";

const maybe = <Value>(values: readonly { value: Value }[]) =>
  fc.option(fc.constantFrom(...values.map(({ value }) => value)), { nil: undefined });

const grade = maybe(grades);
const level = fc.record({
  disc: maybe(discs),
  side: maybe(sides),
  central: grade,
  subarticularLeft: grade,
  subarticularRight: grade,
  foraminalLeft: grade,
  foraminalRight: grade,
  fits: maybe(fits),
  other: fc.option(fc.constantFrom("annular fissure", " "), { nil: undefined }),
});
const levels = fc.dictionary(fc.constantFrom(...allLevels), level);

const draft = fc
  .record({
    levels,
    outcome: fc.constantFrom(null, ...outcomeValues),
    outside: fc.subarray(outsideKinds.map(({ value }) => value)),
    needed: fc.subarray(needs.map(({ value }) => value)),
    findings: fc.string(),
    patientMessage: fc.string(),
  })
  .map((given) => OpinionDraft.parse(given));

describe("a level", () => {
  test("that nobody touched is not there, and none says more than was set", () => {
    fc.assert(
      fc.property(levels, (given) => {
        const kept = OpinionDraft.parse({ levels: given }).levels;
        for (const [name, reading] of Object.entries(given)) {
          const touched = Object.values(reading).some((value) => value !== undefined && value.trim() !== "");
          expect(name in kept).toBe(touched);
        }
        for (const [, reading] of commented(kept)) {
          expect(levelWords(reading).includes("normal disc")).toBe(reading.disc === "normal");
          for (const { name, text } of places)
            expect(levelWords(reading).includes(text)).toBe(reading[name] !== undefined);
          if (!reading.other) expect(plainLevel(reading).en === "").toBe(false);
          expect(plainLevel(reading).en).not.toContain("fissure");
        }
      }),
    );
  });

  test("is told to the patient in sentences of their language, to colleagues in terms", () => {
    const reading = { disc: "extrusion", side: "left", subarticularLeft: "severe", fits: "yes" } as const;
    expect(levelWords(reading)).toBe("extrusion, left; severe left subarticular; concordant with the symptoms");
    expect(plainLevel(reading)).toEqual({
      en: "Disc material has come out (extrusion), on the left. The room beside it on the left is very narrow. This fits what you feel.",
      es: "Salió material del disco (extrusión), a la izquierda. El espacio al lado, a la izquierda, es muy estrecho. Esto coincide con lo que usted siente.",
    });
  });

  test("is looked for where it hurts", () => {
    expect(spinesAsked([])).toEqual(["lumbar"]);
    expect(spinesAsked(["neck", "arms_and_hands"])).toEqual(["cervical"]);
    expect(spinesAsked(["neck", "feet_and_toes", "mid_back"])[0]).toBe("lumbar");
    expect(allLevels.map(spineOf)).not.toContain(null);
    expect(new Set(allLevels).size).toBe(allLevels.length);
  });
});

describe("an opinion", () => {
  test("is kept in columns and comes back the same; nothing of an older one is made up", () => {
    fc.assert(
      fc.property(draft, (given) => {
        const { outcome, findings, patientMessage, patientLanguage } = given;
        const row = { outcome, findings, patientMessage, patientLanguage, reading: readingOf(given) };
        expect(isSameDraft(draftOf(row), given)).toBe(true);
        const older = draftOf({ ...row, reading: {} });
        expect(older).toMatchObject({ levels: {}, adequacy: null, outside: [], needed: [] });
      }),
    );
  });

  test("has one canonical form whatever the order of its parts, and another for any other content", () => {
    const stamp = { requestId: "r", signature: "Ada Okoye, MD", license: "NY 1", signedAt: "2026-11-26T15:04:00.000Z" };
    const words = { outcome: "candidate", adequacy: "good", patientMessage: "One disc." } as const;
    const one = CompleteOpinion.parse({
      ...words,
      levels: { "L4/5": { disc: "bulge", central: "severe" }, "L3/4": { fits: "no" } },
    });
    const other = CompleteOpinion.parse({
      ...words,
      levels: { "L3/4": { fits: "no" }, "L4/5": { central: "severe", disc: "bulge" } },
    });
    expect(canonical({ ...one, ...stamp })).toBe(canonical({ ...stamp, ...other }));
    for (const change of [
      { license: "NY 2" },
      { levels: { "L4/5": { disc: "bulge" as const } } },
      { outside: ["mass" as const] },
      { patientMessage: "Two discs." },
    ])
      expect(canonical({ ...one, ...stamp, ...change })).not.toBe(canonical({ ...one, ...stamp }));
  });

  test("that names something urgent asks for a call", () => {
    expect(callReasonsOf({ outcome: "candidate", outside: [] })).toEqual([]);
    expect(callReasonsOf({ outcome: "emergency", outside: ["fracture"] })).toEqual(["emergency", "fracture"]);
  });

  test("tells the patient nothing of what is told by phone, or written for colleagues", () => {
    fc.assert(
      fc.property(draft, (given) => {
        const said = JSON.stringify(plainOpinion({ ...given, outsideNote: "left kidney", adequacyWhy: "blurred" }));
        expect(said).not.toMatch(/kidney|blurred|aneurysm|fracture|infection|mass/i);
      }),
    );
  });
});

describe("a template", () => {
  test.each(outcomeValues)("for %s names no procedure, and is known again however it was wrapped", (outcome) => {
    for (const language of languages) {
      const text = templateIn(outcome, language);
      expect(procedureIn(text)).toBeNull();
      expect(templatePair(` ${text.replaceAll(" ", "\n")} `)).toEqual(patientTemplates[outcome]);
      expect(templatePair(`${text} And more.`)).toBeNull();
    }
    expect(templatePair("")).toBeNull();
    const [en, es] = languages.map((language) => templateIn(outcome, language));
    expect(en).not.toBe(es);
  });

  test("gives way to words that name a procedure in neither language", () => {
    for (const named of ["A laminectomy may help.", "microdiscectomía", "An ACDF", "Una fusión espinal"])
      expect([named, procedureIn(named)]).not.toEqual([named, null]);
    expect(procedureIn("A procedure may help. The discs are fused by nature. Relief.")).toBeNull();
  });
});

test("how levels are counted is said of those parts of the spine that are named", () => {
  expect(countingOf([])).toEqual([]);
  expect(
    countingOf([{ level: "C7/T1" }, { level: "L4/5" }, { level: "L5/S1" }]).map(({ en }) => en.slice(0, 4)),
  ).toEqual(["C5/6", "L4/5"]);
});
