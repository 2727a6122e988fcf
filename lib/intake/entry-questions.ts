import type { RequestStatus } from "#prisma/generated/enums.ts";
import type { Answers, Question } from "./question.ts";
import { questions } from "./questions.ts";

/**
 * The questions that staff fill in for somebody, from the one list of all: as long as nothing was sent, each but the
 * consent, which comes on paper, and how they heard of us, which nobody asks on the phone; later what is told at leisure.
 */
export const entryQuestions = (status: RequestStatus): Question[] =>
  questions.filter(
    ({ slug, phase, countedOnly }) => slug !== "consent" && !countedOnly && (status === "draft" || phase === "after"),
  );

/** Those of them that apply to what was answered so far. */
export const entryJourney = (status: RequestStatus, given: Answers): Question[] =>
  entryQuestions(status).filter(({ when }) => !when || when(given));

/** Whether anything was typed or chosen for a question; a page sends its boxes also where they are empty. */
export const isGiven = (question: Question, answers: Answers, given: Answers): boolean =>
  question.fields(answers).some(({ name }) => says(given[name]));

function says(value: unknown): boolean {
  if (typeof value === "string") return value.trim() !== "";
  if (Array.isArray(value)) return value.some(says);
  return typeof value === "object" && value !== null && Object.values(value).some(says);
}
