import type { Actor } from "#lib/accounts/actor.ts";
import type { Text } from "#lib/platform/language.ts";
import { logBug } from "#lib/platform/log.ts";
import { type RefusalCode, type RefusalValue, type Result, sayRefusal } from "#lib/platform/refusal.ts";
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
};

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
      const errorId = logBug(error, "form");
      const say = await inPageLanguage();
      return { attempt: attempt + 1, code: "bug", message: say(somethingWentWrong(errorId)), typed };
    }
    if (!result.ok) return refusedForm({ attempt }, result.refusal, typed);
    await onDone(result.value, actor);
    return { attempt: attempt + 1, done: true };
  };
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

/** A form's fields as an object: "birthDate.month" nests, a name that comes twice is a list. React's own are left out. */
export function fieldsOf(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form.entries()) {
    if (typeof value !== "string" || !/^[a-z]\w*(\.\w+)?$/i.test(name)) continue;
    const [root = "", key] = name.split(".", 2);
    if (key === undefined) fields[root] = withOneMore(fields, root, value);
    else {
      const before = Object.hasOwn(fields, root) ? fields[root] : undefined;
      const nested = typeof before === "object" && !Array.isArray(before) ? (before as Record<string, unknown>) : {};
      fields[root] = { ...nested, [key]: withOneMore(nested, key, value) };
    }
  }
  return fields;
}

function withOneMore(fields: Record<string, unknown>, name: string, value: string): unknown {
  const before = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (before === undefined) return value;
  return Array.isArray(before) ? [...(before as unknown[]), value] : [before, value];
}
