import { problemsOf } from "#lib/platform/refusal.ts";
import { isAnswered, journey } from "./journey.ts";
import type { Answers, Question, QuestionField } from "./question.ts";

/** The questions whose answers may be changed after the request was sent: how to reach the person, and when. */
const changeable = ["contact", "calls"];
/** Where somebody lives decides which surgeon may answer: a move is told to staff, who know what it changes. */
const fixed = ["state"];

/** Those that were answered: what is still open is told on its own page. */
const contactQuestions = (given: Answers): Question[] =>
  journey(given).filter((question) => changeable.includes(question.slug) && isAnswered(question, given));

const fieldsOf = (question: Question, given: Answers): QuestionField[] =>
  question.fields(given).filter(({ name }) => !fixed.includes(name));

/** The controls with which somebody changes how to reach them. */
export const contactFields = (given: Answers): QuestionField[] =>
  contactQuestions(given).flatMap((question) => fieldsOf(question, given));

/** What of the answers says how a person is reached: all that `withContact` looks at. */
export const contactOf = (given: Answers): Answers =>
  Object.fromEntries(
    contactQuestions(given).flatMap((question) => question.fields(given).map(({ name }) => [name, given[name]])),
  );

/** The answers with the contact changed, or what is wrong with it by field. What is not a contact is not read. */
export function withContact(
  answers: Answers,
  given: Answers,
): { answers: Answers } | { problems: Record<string, string> } {
  const problems: Record<string, string> = {};
  const changed = { ...answers };
  for (const question of contactQuestions(answers)) {
    // A phone number comes with the country chosen beside it.
    const names = fieldsOf(question, answers).flatMap(({ name, kind }) =>
      kind === "phone" ? [name, `${name}Country`] : [name],
    );
    const asked = Object.fromEntries(names.map((name) => [name, given[name]]));
    const read = question.answer.safeParse({ ...answers, ...asked });
    if (read.success) Object.assign(changed, read.data);
    else Object.assign(problems, problemsOf(read.error));
  }
  return Object.keys(problems).length > 0 ? { problems } : { answers: changed };
}
