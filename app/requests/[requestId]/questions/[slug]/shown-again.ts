import type { Answers, QuestionField } from "#lib/intake/question.ts";

/** What was typed without a script comes back with the refusal, in the same shape. */
export function shownAgain(typed: Answers, fields: readonly QuestionField[]): Record<string, unknown> {
  const shown = fields.map(({ name, kind }): [string, unknown] => {
    const value = typed[name];
    if (kind === "several") return [name, value === undefined ? [] : [value].flat()];
    if (kind === "areas") return [name, value ?? {}];
    return [name, value ?? (kind === "date" ? noDate : "")];
  });
  return { ...typed, ...Object.fromEntries(shown) };
}

const noDate = { month: "", day: "", year: "" };
