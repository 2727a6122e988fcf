import { both, counted, dayWords, say, type Text } from "#lib/platform/language.ts";
import { describeAreas } from "./body-areas.ts";
import { phoneInWords } from "./phone-words.ts";
import type { Answers, Group, Question, QuestionField } from "./question.ts";
import { questions } from "./questions.ts";

type Phase = Question["phase"];

/** The questions that apply to somebody who answered this much, in order: all, or those of one phase. */
export const journey = (given: Answers, phase?: Phase): Question[] =>
  questions.filter((one) => (phase === undefined || one.phase === phase) && (!one.when || one.when(given)));

/** A question's heading for who answers it. */
export const titleOf = ({ title }: Question, given: Answers): Text =>
  typeof title === "function" ? title(given) : title;

/** Whether a question is answered: each field holds something; what may stay empty was at least sent. */
export const isAnswered = ({ fields }: Question, given: Answers): boolean =>
  fields(given).every(({ name, optional }) => {
    const value = given[name];
    return optional ? value !== undefined : !isEmpty(value);
  });

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === "" ||
  (typeof value === "object" && value !== null && Object.keys(value).length === 0);

/** The questions of a phase that are still open. */
export const openQuestions = (given: Answers, phase: Phase): Question[] =>
  journey(given, phase).filter((one) => !isAnswered(one, given));

/** The first question still open of those that sending needs, or null where all are answered. */
export const firstOpen = (given: Answers): Question | null => openQuestions(given, "before")[0] ?? null;

/**
 * The question of this slug if it may be visited: it applies, and all before it are answered. What is told at leisure
 * may be told in any order once nothing else is open.
 */
export function visit(slug: string, given: Answers): Question | null {
  const way = journey(given);
  const place = way.findIndex((question) => question.slug === slug);
  const open = way.findIndex((one) => one.phase === "before" && !isAnswered(one, given));
  return place === -1 || (open !== -1 && open < place) ? null : (way[place] ?? null);
}

/** How far along the way a page is; `continued` where it asks more about the step before it. */
export type Place = { step: number; of: number; continued?: true };

/** The pages that lead to sending once its questions are answered, in order. */
const pagesAfter = ["scans", "check"] as const;

const stepsIn = (asked: readonly Question[]): number =>
  asked.filter(({ interrupts, continues }) => !interrupts && !continues).length;

/** The neighbours of a question on the way of its phase, and its place there: null where it only interrupts. */
export function around(
  slug: string,
  given: Answers,
): { back: Question | null; next: Question | null; place: Place | null } {
  const phase = questions.find((question) => question.slug === slug)?.phase;
  const way = journey(given, phase);
  const at = way.findIndex((question) => question.slug === slug);
  const step = stepsIn(way.slice(0, at + 1));
  const of = stepsIn(way) + (phase === "before" ? pagesAfter.length : 0);
  return {
    back: way[at - 1] ?? null,
    next: way[at + 1] ?? null,
    place: at === -1 || way[at]?.interrupts ? null : { step, of, ...(way[at]?.continues && { continued: true }) },
  };
}

/** The place of a page that follows the questions, on the same way. */
export function placeAfter(page: (typeof pagesAfter)[number], given: Answers): Place {
  const asked = stepsIn(journey(given, "before"));
  return { step: asked + pagesAfter.indexOf(page) + 1, of: asked + pagesAfter.length };
}

/**
 * Where an answer leads that was changed from the list of all: to what it newly asks or leaves open, else null, which is
 * back to the list.
 */
export function askedAnew(before: Answers, after: Answers): Question | null {
  const known = new Set(journey(before).map(({ slug }) => slug));
  const open = journey(after).filter((one) => !isAnswered(one, after));
  return open.find(({ slug, phase }) => phase === "before" || !known.has(slug)) ?? null;
}

/** Only what belongs to questions that apply: an answer to a branch not taken is not sent on. */
export function relevant(given: Answers): Answers {
  const kept: Answers = {};
  for (const question of journey(given))
    for (const { name } of question.fields(given)) {
      const value = given[name];
      if (value !== undefined) kept[name] = value;
    }
  return kept;
}

export type Described = {
  slug: string;
  phase: Phase;
  group: Group;
  short: Text;
  lines: (Text | string)[];
  /** Whether its page was sent, also with nothing on it. */
  answered: boolean;
};

/** The answers in words, for those who read the request. */
export const describe = (given: Answers): Described[] =>
  described(
    given,
    journey(given).filter(({ countedOnly }) => !countedOnly),
  );

/** The same for the person who gave them: all of them. */
export const describeOwn = (given: Answers): Described[] => described(given, journey(given));

const described = (given: Answers, asked: readonly Question[]): Described[] =>
  asked.map((question) => ({
    slug: question.slug,
    phase: question.phase,
    group: question.group,
    short: question.short,
    lines: question.fields(given).flatMap((field) => inWords(field, given[field.name])),
    answered: isAnswered(question, given),
  }));

function inWords(field: QuestionField, value: unknown): (Text | string)[] {
  if (isEmpty(value) || value === null) return [];
  const { told, added } = field;
  const said = wordsOf(field, value);
  if (!told && !added) return said;
  return said.map((words) =>
    both((language) => `${told ? `${told[language]}: ` : ""}${say(language, words)}${added?.[language] ?? ""}`),
  );
}

function wordsOf(field: QuestionField, value: unknown): (Text | string)[] {
  const given = [value].flat().filter((one) => typeof one === "string" || typeof one === "number");
  const first = given[0] ?? "";
  switch (field.kind) {
    case "areas":
      return describeAreas(value);
    case "one":
    case "several":
    case "list":
      return given.map((chosen) => {
        const option = field.options.find(({ value: one }) => one === String(chosen));
        return option?.told ?? option?.text ?? String(chosen);
      });
    case "number":
      return [field.unit ? counted(Number(first), field.unit) : String(first)];
    case "date":
      return [dayWords(String(first)) ?? String(first)];
    case "agree":
      return [{ en: "Yes", es: "Sí" }];
    case "phone":
      return [phoneInWords(String(first))];
    default:
      return [String(first)];
  }
}

/** A day that belongs to no time zone, such as a birth date, as staff read it: YYYY-MM-DD as "April 27, 1961". */
export const dateInWords = (iso: string): string => dayWords(iso)?.en ?? iso;
