import { expect, test } from "vitest";
import { type Language, languages, say, type Text } from "#lib/platform/language.ts";
import * as told from "./claims.ts";
import * as eligibility from "./eligibility-words.ts";
import * as guides from "./guides.ts";
import * as nerve from "./pinched-nerve-words.ts";
import { privacyWords } from "./privacy-words.ts";
import { states } from "./states.ts";
import { verdictWords } from "./verdict-words.ts";
import { emergencySigns } from "./warning-signs.ts";

const about = { state: "Ohio", answerable: ["NY", "OH"], minimumAge: 18 };
const verdicts = ["yes", "fetch_scan", "no_scan", "abroad", "other_state", "too_young", "other_region"] as const;

const everything = [
  told,
  told.timeClaim(5),
  told.emergencyHeading("911"),
  told.caution("911"),
  nerve,
  privacyWords(60),
  eligibility,
  eligibility.ageOptions(18),
  guides,
  verdicts.map((verdict) => verdictWords(verdict, about)),
];

/** Every text in both languages that lies anywhere in these. */
function textsIn(given: unknown): Text[] {
  if (typeof given !== "object" || given === null) return [];
  return "en" in given ? [given as Text] : Object.values(given).flatMap(textsIn);
}

const texts = textsIn(everything);
const wordsIn = (language: Language) => [
  ...texts.map((text) => text[language]),
  ...emergencySigns.map(({ text }) => say(language, text)),
];

test("every claim has its condition in both languages, its evidence, and a day that has not come yet", () => {
  const today = new Date().toISOString().slice(0, 10);
  for (const [name, claim] of Object.entries({ ...told.claims, time: told.timeClaim(5) })) {
    for (const language of languages) expect([name, claim.text[language], claim.condition[language]]).not.toContain("");
    expect(claim.evidence, name).not.toBe("");
    expect(claim.expires, name).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(claim.expires > today, `${name} must be approved anew: it ended on ${claim.expires}`).toBe(true);
  }
});

test("nothing lacks its Spanish, and nothing is English twice", () => {
  expect(texts.length).toBeGreaterThan(150);
  expect(texts.filter(({ en, es }) => en.trim() === "" || es.trim() === "")).toEqual([]);
  expect(texts.filter(({ en, es }) => en === es && en.split(" ").length > 2)).toEqual([]);
});

test("where we answer is told by the states served, or by those that are not where they are fewer", () => {
  const told = (answerable: readonly string[] | null) =>
    verdictWords("other_state", { ...about, answerable })
      .lines.map(({ en, es }) => `${en} ${es}`)
      .join(" ");
  expect(told(["OH", "NY"])).toContain("Today we can answer people who live in: New York and Ohio.");
  expect(told(["OH", "NY"])).toContain("Hoy podemos responder a personas que viven en: Nueva York y Ohio.");
  const most = states.map(({ value }) => value).filter((value) => !["NY", "WY"].includes(value));
  expect(told(most)).toContain("We can answer people in every state except New York and Wyoming.");
  expect(told(most)).toContain("Podemos responder a personas de todos los estados menos Nueva York y Wyoming.");
  expect(told(null)).toBe(told([]));
});

test.each([
  ["en", 20],
  ["es", 24],
] as const)("no sentence in %s is longer than %i words", (language, most) => {
  const long = wordsIn(language)
    .flatMap((text) => text.split(/(?<=[.?!:])\s+/))
    .filter((sentence) => sentence.split(/\s+/).length > most);
  expect(long).toEqual([]);
});

test("nobody is called board-certified, for no board is named", () => {
  const all = languages.flatMap(wordsIn).join(" ");
  expect(all).not.toMatch(/board.?certified|certificad[oa] por/i);
});

test("where the review is called free, what is not free is said in the same breath", () => {
  const { free } = told.claims;
  expect(free.condition.en).toMatch(/visits.*scans.*procedures.*not/i);
  expect(free.condition.es).toMatch(/consultas.*estudios.*procedimientos.*no/i);
});
