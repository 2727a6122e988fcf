/** Why something asked for was not done; each has one HTTP status (`app/_server/json-action.ts`). */
export type RefusalCode =
  "invalid" | "signed_out" | "forbidden" | "not_found" | "conflict" | "too_large" | "too_many" | "unavailable";

/** A refusal as it crosses the border: kind words for the person, and by field where a form is at fault. */
export type RefusalValue = { code: RefusalCode; message: string; fields?: Record<string, string> };

export type Result<Value> = { ok: true; value: Value } | { ok: false; refusal: RefusalValue };

/** Thrown inside a command or task so that its transaction rolls back; the spine turns it into a `Result`. */
export class Refusal extends Error {
  readonly value: RefusalValue;

  constructor(code: RefusalCode, message: string, fields?: Record<string, string>) {
    super(message);
    this.name = "Refusal";
    this.value = { code, message, ...(fields && { fields }) };
  }
}

/** The value of a result, where a refusal would be a bug of ours. */
export function expectOk<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Refusal(result.refusal.code, result.refusal.message, result.refusal.fields);
}
