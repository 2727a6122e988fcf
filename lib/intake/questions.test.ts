import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import { expect, test } from "vitest";
import type { ZodObject, ZodType } from "zod";
import { languages, say, type Text } from "#lib/platform/language.ts";
import { titleOf } from "./journey.ts";
import { type Answers, offered, type QuestionField } from "./question.ts";
import { questions } from "./questions.ts";

/** Answers that lead to each branch, so that every wording is met. */
const ways: Answers[] = [{ forWhom: "self" }, { forWhom: "other" }];

/** All that a patient reads of the questions, by where it stands. */
const read: [where: string, words: Text][] = ways.flatMap((given) =>
  questions.flatMap((question) => [
    ...[titleOf(question, given), ...(question.intro ?? [])].map((text): [string, Text] => [question.slug, text]),
    ...question
      .fields(given)
      .flatMap((field) => textsOf(field).map((text): [string, Text] => [`${question.slug} ${field.name}`, text])),
  ]),
);

function textsOf(field: QuestionField): Text[] {
  const options = "options" in field && field.name !== "state" ? field.options : [];
  const texts = [field.label, field.hint, ...options.flatMap(({ text, hint }) => [text, hint])];
  return texts.filter((text): text is Text => typeof text === "object");
}

/** Years of school that a text asks for (Flesch and Kincaid): the unit is the grade. */
function gradeOf(texts: readonly string[]): number {
  const sentences = texts.flatMap((text) => text.split(/[.?!] /));
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{N}’'-]+/gu) ?? []);
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  return fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
}

test("the questions as a whole ask for no more than six years of school", () => {
  const all = [...new Set(read.map(([, { en }]) => en))];
  const texts = all.filter((text) => text.split(" ").length > 4); // bare words would flatter the formula
  const hardest = [...new Map(read.map(([where, { en }]) => [en, where]))]
    .filter(([text]) => text.split(" ").length > 3)
    .map(([text, where]) => ({ grade: Math.round(gradeOf([text])), where, text }))
    .sort((one, other) => other.grade - one.grade)
    .slice(0, 8);
  expect(gradeOf(texts), JSON.stringify(hardest, null, 1)).toBeLessThanOrEqual(6);
  expect(gradeOf(all)).toBeLessThanOrEqual(6);
  expect(hardest.filter(({ grade }) => grade > 14)).toEqual([]);
});

test("no sentence is longer than twenty words, in either language", () => {
  const long = read.flatMap(([where, words]) =>
    languages.flatMap((language) =>
      say(language, words)
        .split(/[.?!:] /)
        .filter((sentence) => sentence.split(/\s+/).length > 20)
        .map((sentence) => `${where}: ${sentence}`),
    ),
  );
  expect(long).toEqual([]);
});

test("a parent asks only where the clinic takes people who are under age", () => {
  const authority = questions.find(({ slug }) => slug === "carer")?.fields({}) ?? [];
  const ways = (minimumAge: number) =>
    offered(authority, minimumAge).flatMap((field) =>
      "options" in field ? field.options.map(({ value }) => value) : [],
    );
  expect(ways(16)).toContain("minor");
  expect(ways(18)).not.toContain("minor");
});

test("where one text has two sentences, both end", () => {
  const open = read.flatMap(([where, words]) =>
    languages.map((language) => `${where}: ${say(language, words)}`).filter((text) => /[.?!] .*[^.?!]$/.test(text)),
  );
  expect(open).toEqual([]);
});

test("a problem with a form left empty is always a problem of one of its fields", () => {
  for (const { slug, fields, answer } of questions) {
    const names = fields({}).map(({ name, kind }) => ({ name, parts: kind === "date" || kind === "areas" }));
    const problems = answer.safeParse({}).error?.issues.map(({ path }) => path.map(String).join(".")) ?? [];
    const lost = problems.filter(
      (problem) => !names.some(({ name, parts }) => problem === name || (parts && problem.startsWith(`${name}.`))),
    );
    expect([slug, lost]).toEqual([slug, []]);
  }
});

const nasty: readonly unknown[] = [
  "",
  " \r\n ",
  "x".repeat(20_000),
  "🙂".repeat(3_000),
  "山田\u202e\u0000",
  "-1",
  "1e9",
  "2999",
  null,
  7,
  true,
  [],
  ["none", "medicine"],
  [["x"]],
  {},
  { month: "13", day: "40", year: "1800" },
  { month: "1", day: "1", year: "2999" },
  { lower_back_middle: "soup", no_such_place: ["pain"] },
];

test.each(questions)(
  "$slug takes what fits of whatever is typed, or says in both languages what is wrong",
  (question) => {
    const ways = [{ forWhom: "self" }, { forWhom: "other" }].map((given) => question.fields(given));
    for (const names of ways.map((fields) => fields.map(({ name }) => name)))
      for (const name of names)
        for (const typed of nasty) {
          const { data, error } = question.answer.safeParse({ [name]: typed });
          for (const { path, message } of error?.issues ?? []) {
            expect(names).toContain(String(path[0]));
            expect(say("en", message), `${name}: ${message}`).not.toBe(say("es", message));
          }
          expect(JSON.stringify(data ?? null).length, name).toBeLessThan(6_000);
        }
  },
);

const pasted = "Мария\r\n\tΑθήνα 山田 🙂 ";

/** Every field into which somebody types words, with the schema of that field alone. */
const typedInto = questions.flatMap(({ answer, fields }) =>
  fields({})
    .filter(({ kind }) => kind === "text" || kind === "long")
    .map(({ name, kind }) => ({
      name,
      kind,
      schema: (answer as unknown as ZodObject<Record<string, ZodType>>).shape[name],
    })),
);

test.each(typedInto)("$name keeps any alphabet, and of what is pasted the lines that it has", ({ kind, schema }) => {
  expect(schema?.parse(pasted)).toBe(kind === "text" ? "Мария Αθήνα 山田 🙂" : "Мария\n Αθήνα 山田 🙂");
  for (const length of [1_500, 200_000]) {
    const told = schema?.safeParse("я".repeat(length)).error?.issues.map(({ message }) => say("en", message));
    expect(told).toEqual([expect.stringMatching(/too long|letters or fewer/)]);
  }
});

test("cancer that was told among the warning signs is not asked about again", () => {
  const health = questions.find(({ slug }) => slug === "health");
  const asked = (given: Answers) =>
    health?.fields(given).flatMap((field) => ("options" in field ? field.options.map(({ value }) => value) : []));
  expect(asked({})).toContain("cancer");
  expect(asked({ warningSigns: ["cancer_history"] })).not.toContain("cancer");
});
