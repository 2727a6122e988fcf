import { journey } from "./journey.ts";
import type { Answers, QuestionField } from "./question.ts";

/** The questions whose answers may be changed after the request was sent: how to reach the person, and when. */
const changeable = ["contact"];
/** Where somebody lives decides which surgeon may answer: a move is told to staff, who know what it changes. */
const fixed = ["state"];

const contactQuestions = (given: Answers) => journey(given).filter(({ slug }) => changeable.includes(slug));

/** The controls with which somebody changes how to reach them. */
export const contactFields = (given: Answers): QuestionField[] =>
  contactQuestions(given).flatMap(({ fields }) => fields(given).filter(({ name }) => !fixed.includes(name)));

/** The answers with the contact changed, or what is wrong with it by field. What is not a contact is not read. */
export function withContact(
  answers: Answers,
  given: Answers,
): { answers: Answers } | { problems: Record<string, string> } {
  const problems: Record<string, string> = {};
  const changed = { ...answers };
  const names = contactFields(answers).flatMap(({ name, kind }) =>
    kind === "phone" ? [name, `${name}Country`] : [name],
  );
  for (const question of contactQuestions(answers)) {
    const asked = Object.fromEntries(names.map((name) => [name, given[name]]));
    const read = question.answer.safeParse({ ...answers, ...asked });
    if (read.success) Object.assign(changed, read.data);
    else for (const { path, message } of read.error.issues) problems[path.map(String).join(".")] ??= message;
  }
  return Object.keys(problems).length > 0 ? { problems } : { answers: changed };
}
