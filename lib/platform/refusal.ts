import { carry, type Language, say, type Text, type Words } from "./language.ts";

/** Why something asked for was not done; each has one HTTP status (`app/_server/json-action.ts`). */
export type RefusalCode =
  | "invalid"
  | "signed_out"
  | "step_up"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "too_large"
  | "too_many"
  | "unavailable";

/**
 * A refusal as it crosses the border: kind words for the person, and by field where a form is at fault. The words may
 * carry both languages; the door says them in the person's.
 */
export type RefusalValue = { code: RefusalCode; message: string; fields?: Record<string, string> };

export type Result<Value> = { ok: true; value: Value } | { ok: false; refusal: RefusalValue };

/** Thrown inside a command or task so that its transaction rolls back; the spine turns it into a `Result`. */
export class Refusal extends Error {
  readonly value: RefusalValue;

  constructor(code: RefusalCode, words: Words, fields?: Record<string, string>) {
    const message = typeof words === "string" ? words : carry(words);
    super(message);
    this.name = "Refusal";
    this.value = { code, message, ...(fields && { fields }) };
  }
}

/** A refusal in one language. */
export function sayRefusal(language: Language, { code, message, fields }: RefusalValue): RefusalValue {
  const said = Object.entries(fields ?? {}).map(([name, words]): [string, string] => [name, say(language, words)]);
  return { code, message: say(language, message), ...(fields && { fields: Object.fromEntries(said) }) };
}

/** What a schema found wrong, by the name of the field that holds it: places in lists are left out. */
export function problemsOf({ issues }: { issues: readonly { path: readonly PropertyKey[]; message: string }[] }) {
  const fields: Record<string, string> = {};
  for (const { path, message } of issues) fields[path.filter((part) => typeof part === "string").join(".")] ??= message;
  return fields;
}

/** Above problems that are told at their fields. */
export const thereIsAProblem: Text = { en: "There is a problem", es: "Hay un problema" };

/** The value of a result, where a refusal would be a bug of ours. */
export function expectOk<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Refusal(result.refusal.code, result.refusal.message, result.refusal.fields);
}
