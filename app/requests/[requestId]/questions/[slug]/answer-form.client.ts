import "#app/_ui/no-eval.client.ts";
import { createFormControl, type Resolver } from "react-hook-form";
import { withContact } from "#lib/intake/contact.ts";
import type { Answers } from "#lib/intake/question.ts";
import { questions } from "#lib/intake/questions.ts";
import { problemsOf } from "#lib/platform/refusal.ts";

export type CheckedForm = ReturnType<typeof checkedForm>;

/** The form of a question. `read` answers what stands in it as the server reads a form. */
export function answerForm(slug: string, read: () => Answers) {
  const schema = questions.find((one) => one.slug === slug)?.answer;
  return checkedForm(() => {
    const error = schema?.safeParse(read()).error;
    return error ? problemsOf(error) : {};
  });
}

/** The form that changes how a person is reached, who answered `contact` before. */
export const contactForm = (contact: Answers, read: () => Answers) =>
  checkedForm(() => {
    const changed = withContact(contact, read());
    return "problems" in changed ? changed.problems : {};
  });

/**
 * A form in the hands of react-hook-form, checked by the very schema with which the server checks it. Problems are told
 * when somebody goes on, and stay until they do so again: nothing moves under the fingers of who types.
 */
function checkedForm(problems: () => Record<string, string>) {
  const resolver: Resolver<Answers> = () => {
    const found = Object.entries(problems()).map(([name, message]) => [name, { type: "zod", message }] as const);
    return { values: {}, errors: Object.fromEntries(found) };
  };
  return createFormControl<Answers>({ resolver, reValidateMode: "onSubmit", shouldFocusError: false });
}
