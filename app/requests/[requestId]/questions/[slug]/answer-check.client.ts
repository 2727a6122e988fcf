import "#app/_ui/no-eval.client.ts";
import type { Answers } from "#lib/intake/question.ts";
import { questions } from "#lib/intake/questions.ts";
import { problemsOf } from "#lib/platform/refusal.ts";

/** What is wrong with the answer to a question, by field, by the very schema with which the server checks it. */
export function problemsWith(slug: string, typed: Answers): Record<string, string> {
  const read = questions.find((one) => one.slug === slug)?.answer.safeParse(typed);
  return read?.error ? problemsOf(read.error) : {};
}
