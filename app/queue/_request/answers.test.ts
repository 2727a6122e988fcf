import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { describe } from "#lib/intake/journey.ts";
import type { Answers, QuestionField } from "#lib/intake/question.ts";
import { questions as all } from "#lib/intake/questions.ts";
import { say } from "#lib/platform/language.ts";
import { AnswerList } from "./answers.tsx";

/** Those that somebody reads one by one; the others are looked at in numbers only. */
const questions = all.filter(({ countedOnly }) => !countedOnly);

/** Shown above the answers, from the request's own columns. */
const inTheHeader = ["person"];

/** What leads to every branch. */
const branches: Answers = {
  warningSigns: ["fever"],
  forWhom: "other",
  treatments: ["active_therapy", "passive_therapy", "medicine", "injections", "chiropractic", "other"],
  earlierSurgery: "yes",
  conditions: ["diabetes"],
  birthDate: "1990-02-03",
  earlierScans: ["mri", "ct", "xray", "other"],
};

type Given = { value: unknown; shown: string };

/** Each answer that a field can have, and the English by which its reader knows it. */
function givenTo(field: QuestionField): Given[] {
  switch (field.kind) {
    case "one":
    case "several":
    case "list":
      return field.options
        .filter(({ value }, place) => value !== "abroad" && place < 12) // that one is never kept; all states are alike
        .map(({ value, text, told = text }) => ({
          value: field.kind === "several" ? [value] : value,
          shown: say("en", told),
        }));
    case "number":
      return [{ value: 1987, shown: field.unit ? "1,987" : "1987" }];
    case "date":
      return [{ value: "1990-02-03", shown: "February\u00a03, 1990" }];
    case "phone":
      return [{ value: "+12125550123", shown: "(212) 555-0123" }];
    case "agree":
      return [{ value: "yes", shown: "Yes" }];
    case "areas":
      return [{ value: { calf_left_back: ["numbness"] }, shown: "Left calf: numbness" }];
    default:
      return [{ value: `Own words on ${field.name}`, shown: `Own words on ${field.name}` }];
  }
}

test("every answer to every question is told to staff, in English", () => {
  expect(describe(branches)).toHaveLength(questions.length);
  const fields = questions.flatMap(({ slug, fields: of }) =>
    of(branches).map((field) => ({ slug, field, given: givenTo(field) })),
  );
  const told = (answers: Answers, which: { slug: string; given: Given[] }[], place: number) => {
    const lines = new Map(
      describe(answers).map((one) => [one.slug, one.lines.map((line) => say("en", line)).join("\n")]),
    );
    for (const { slug, given } of which) if (given[place]) expect(lines.get(slug)).toContain(given[place].shown);
  };
  const free = fields.filter(({ field }) => !(field.name in branches));
  for (let place = 0; place < 12; place++) {
    const one = free.map(({ field, given }) => [field.name, given[place]?.value]);
    told({ ...branches, ...(Object.fromEntries(one) as Answers) }, free, place);
  }
  for (const branch of fields.filter(({ field }) => field.name in branches))
    branch.given.forEach(({ value }, place) => told({ ...branches, [branch.field.name]: value }, [branch], place));
});

test("how somebody heard of us is told to nobody who reads a request", () => {
  const page = renderToStaticMarkup(createElement(AnswerList, { answers: { ...branches, heardOfUs: "search" } }));
  expect(page).not.toMatch(/heard|searched/i);
});

test("what is told of every question stands on the page of staff", () => {
  const fields = questions.flatMap((question) => question.fields(branches).map((field) => ({ question, field })));
  const first = fields.map(({ field }) => [field.name, givenTo(field)[0]?.value]);
  const answers = { ...(Object.fromEntries(first) as Answers), ...branches };
  const page = renderToStaticMarkup(createElement(AnswerList, { answers }));
  for (const { slug, lines } of describe(answers)) {
    expect(lines.length, slug).toBeGreaterThan(0);
    if (inTheHeader.includes(slug)) continue;
    for (const line of lines) expect(page, slug).toContain(escaped(say("en", line)));
  }
  expect(page).not.toContain("not answered yet");
});

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("'", "&#x27;").replaceAll('"', "&quot;");

test("staff see how much of the history was not told", () => {
  const page = renderToStaticMarkup(createElement(AnswerList, { answers: { treatments: ["none"] } }));
  expect(page).toContain("6 questions about history and health not answered yet");
});
