import type { Actor } from "#lib/accounts/actor.ts";
import type { Text } from "#lib/platform/language.ts";
import { logBug } from "#lib/platform/log.ts";
import { type RefusalCode, type RefusalValue, type Result, sayRefusal } from "#lib/platform/refusal.ts";
import { fieldsOf } from "#app/_ui/form-fields.ts";
import { inPageLanguage, pageLanguage } from "./language.ts";
import { demandOurPage } from "./own-page.ts";
import { currentActor } from "./session.ts";

/** What a form knows of its last attempt (React's useActionState). */
export type FormState = {
  /** Rises with every attempt, so that the error summary takes the focus again. */
  attempt: number;
  code?: RefusalCode | "bug";
  message?: string;
  fields?: Record<string, string>;
  /** What the person had typed, for a page that works without a script. */
  typed?: Record<string, unknown>;
  done?: boolean;
  /** What became of each request, where several were acted on. */
  outcomes?: Outcome[];
};

/** One of several: done, perhaps to be undone for a moment, and which version it is then; or why not. */
export type Outcome =
  | { requestId: string; done: true; undoId: string | null; version: number | null }
  | { requestId: string; done: false; why: string };

/**
 * The door from a form to a command. `onDone` may redirect; a refusal comes back to the form with all that was typed.
 */
export function formAction<Value>(
  run: (actor: Actor, input: never) => Promise<Result<Value>>,
  onDone: (value: Value, actor: Actor) => void | Promise<void>,
  inputOf: (typed: Record<string, unknown>) => unknown = (typed) => typed,
): (before: FormState, form: FormData) => Promise<FormState> {
  return async ({ attempt }, form) => {
    await demandOurPage();
    const typed = fieldsOf(form);
    let actor: Actor;
    let result: Result<Value>;
    try {
      actor = await currentActor(); // asks the database, which may be away
      result = await run(actor, inputOf(typed) as never);
    } catch (error) {
      return { attempt: attempt + 1, code: "bug", message: await bugWords(error), typed };
    }
    if (!result.ok) return refusedForm({ attempt }, result.refusal, typed);
    await onDone(result.value, actor);
    return { attempt: attempt + 1, done: true };
  };
}

/** Keeps what went wrong in the log, and says under which number. */
export async function bugWords(error: unknown): Promise<string> {
  const errorId = logBug(error, "form");
  const say = await inPageLanguage();
  return say(somethingWentWrong(errorId));
}

const somethingWentWrong = (errorId: string): Text => ({
  en: `Something went wrong on our side. What you typed is still here. Try again, or tell us this number: ${errorId}`,
  es: `Algo falló de nuestro lado. Lo que escribió sigue aquí. Intente de nuevo o díganos este número: ${errorId}`,
});

/** What a form shows after a refusal: the words in the page's language, where they belong, and everything that was typed. */
export async function refusedForm(
  { attempt }: FormState,
  refusal: RefusalValue,
  typed: Record<string, unknown>,
): Promise<FormState> {
  const { code, message, fields } = sayRefusal(await pageLanguage(), refusal);
  return { attempt: attempt + 1, code, message, typed, ...(fields && { fields }) };
}
