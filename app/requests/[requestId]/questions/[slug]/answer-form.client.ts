import "#app/_ui/no-eval.client.ts";
import { createFormControl, type Resolver } from "react-hook-form";
import type { Answers } from "#lib/intake/question.ts";
import { questions } from "#lib/intake/questions.ts";
import { problemsOf } from "#lib/platform/refusal.ts";

export type AnswerForm = ReturnType<typeof answerForm>;

/**
 * The form of a question in the hands of react-hook-form, checked by the very schema with which the server checks it.
 * `read` answers what stands in it as the server reads a form. Problems are told when somebody goes on, and stay until
 * they do so again: nothing moves under the fingers of who types.
 */
export function answerForm(slug: string, read: () => Answers) {
  const schema = questions.find((one) => one.slug === slug)?.answer;
  const resolver: Resolver<Answers> = () => {
    const checked = schema?.safeParse(read());
    if (!checked?.error) return { values: checked?.data ?? {}, errors: {} };
    const problems = Object.entries(problemsOf(checked.error));
    return {
      values: {},
      errors: Object.fromEntries(problems.map(([name, message]) => [name, { type: "zod", message }])),
    };
  };
  return createFormControl<Answers>({ resolver, reValidateMode: "onSubmit", shouldFocusError: false });
}
