import { refresh } from "next/cache";
import { fieldsOf } from "#app/_ui/form-fields.ts";
import type { Actor } from "#lib/accounts/actor.ts";
import { say } from "#lib/platform/language.ts";
import type { RefusalValue, Result } from "#lib/platform/refusal.ts";
import { bugWords, type FormState, type Outcome, refusedForm } from "./form-action.ts";
import { demandOurPage } from "./own-page.ts";
import { currentActor } from "./session.ts";

/** As many as one page of a list has. */
const most = 100;

/**
 * The door from a form about one request or many to a command that is about one: each is acted on by itself, and answers
 * for itself. What is wrong with the form is told once. `name` is the field that names each, `version` how it was seen.
 */
export function manyAction<Value>(
  run: (actor: Actor, input: never) => Promise<Result<Value>>,
  name: "requestId" | "undoId" = "requestId",
): (before: FormState, form: FormData) => Promise<FormState> {
  return async ({ attempt }, form) => {
    await demandOurPage();
    const typed = fieldsOf(form);
    const versions = form.getAll("version");
    const outcomes: Outcome[] = [];
    let actor: Actor | undefined;
    const ids = form.getAll(name).filter((id) => typeof id === "string");
    for (const [at, requestId] of ids.slice(0, most).entries()) {
      try {
        actor ??= await currentActor();
        const input = { ...typed, [name]: requestId, version: versions[at] };
        const result = await run(actor, input as never);
        if (!result.ok && isAboutAll(result.refusal)) return await refusedForm({ attempt }, result.refusal, typed);
        outcomes.push(result.ok ? doneBy(requestId, result.value) : refusedBy(requestId, result.refusal));
      } catch (error) {
        outcomes.push({ requestId, done: false, why: await bugWords(error) });
      }
    }
    refresh();
    const [only] = outcomes;
    if (outcomes.length === 1 && only && !only.done)
      return { attempt: attempt + 1, code: "conflict", message: only.why, typed, outcomes };
    return { attempt: attempt + 1, done: true, outcomes };
  };
}

/** What is wrong with the form, or with who sends it, is so for each of them. */
const isAboutAll = ({ code, fields }: RefusalValue): boolean =>
  code === "signed_out" || code === "step_up" || fields !== undefined;

function doneBy(requestId: string, value: unknown): Outcome {
  const { undoId = null, version = null } = (value ?? {}) as { undoId?: string | null; version?: number };
  return { requestId, done: true, undoId, version };
}

/** Staff read English. */
const refusedBy = (requestId: string, { message }: RefusalValue): Outcome => ({
  requestId,
  done: false,
  why: say("en", message),
});
