import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { type Answers, type Question, type QuestionField, questions } from "./questions.ts";

/** The questions that apply to somebody who answered this much, in order. */
export const journey = (given: Answers): Question[] => questions.filter(({ when }) => !when || when(given));

/** Whether a question is answered: its own schema would keep the stored answer's shape. */
export function isAnswered({ fields }: Question, given: Answers): boolean {
  return fields(given).every(({ name }) => {
    const value = at(given, name);
    return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
  });
}

/** The first question still open, or null where all that apply are answered. */
export const firstOpen = (given: Answers): Question | null =>
  journey(given).find((one) => !isAnswered(one, given)) ?? null;

/** The question of this slug if it may be visited: it applies, and all before it are answered. */
export function visit(slug: string, given: Answers): Question | null {
  const way = journey(given);
  const place = way.findIndex((question) => question.slug === slug);
  const open = way.findIndex((question) => !isAnswered(question, given));
  return place === -1 || (open !== -1 && open < place) ? null : (way[place] ?? null);
}

/** The neighbours of a question on the way, and how far along it is. */
export function around(
  slug: string,
  given: Answers,
): { back: Question | null; next: Question | null; step: number; of: number } {
  const way = journey(given);
  const place = way.findIndex((question) => question.slug === slug);
  return { back: way[place - 1] ?? null, next: way[place + 1] ?? null, step: place + 1, of: way.length };
}

/** Only what belongs to questions that apply: an answer to a branch not taken is not sent on. */
export function relevant(given: Answers): Answers {
  const kept: Answers = {};
  for (const question of journey(given))
    for (const { name } of question.fields(given)) {
      const [root = "", key] = name.split(".");
      const value = at(given, name);
      if (value === undefined) continue;
      if (key === undefined) kept[root] = value;
      else kept[root] = { ...(kept[root] as object | undefined), [key]: value };
    }
  return kept;
}

export type Described = { slug: string; short: string; lines: string[] };

/** The answers in words, for the page where they are checked and for those who read the request. */
export const describe = (given: Answers): Described[] =>
  journey(given).map((question) => ({
    slug: question.slug,
    short: question.short,
    lines: question.fields(given).flatMap((field) => inWords(field, at(given, field.name))),
  }));

function inWords(field: QuestionField, value: unknown): string[] {
  const given = [value].flat().filter((one) => typeof one === "string" || typeof one === "number");
  const [first = ""] = given;
  if (first === "") return [];
  switch (field.kind) {
    case "one":
    case "several":
    case "list":
      return given.map((chosen) => field.options.find((option) => option.value === chosen)?.text ?? String(chosen));
    case "weeks":
      return [`${field.label}: ${first} ${first === 1 ? "week" : "weeks"}`];
    case "date":
      return [dateInWords(String(first))];
    case "agree":
      return ["Yes"];
    case "phone":
      return [parsePhoneNumberFromString(String(first))?.formatInternational() ?? String(first)];
    default:
      return [String(first)];
  }
}

/** A day that belongs to no time zone, such as a birth date: YYYY-MM-DD as "April 27, 1961". */
export const dateInWords = (iso: string): string =>
  new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`));

/** The value at a name such as "weeks.medicine". */
export function at(given: Answers, name: string): unknown {
  const [root = "", key] = name.split(".");
  const value = given[root];
  return key === undefined ? value : (value as Record<string, unknown> | undefined)?.[key];
}
