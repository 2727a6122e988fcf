"use client";
import { unstable_rethrow } from "next/navigation";
import { startTransition, type SyntheticEvent, useActionState } from "react";
import type { FormState } from "#app/_server/form-action.ts";
import { useSay } from "./language.client.tsx";
import { proven } from "./proof.client.ts";
import { unreachable } from "./words.ts";

export type FormDoor = (before: FormState, form: FormData) => Promise<FormState>;

/**
 * A form's door with what became of the last attempt. A lost connection is an answer like any other: the page and what
 * was typed stay. Where the act asks who sits there now, it goes on once that is shown. `onDone` runs when the act is done, with what became of it, also where it leads to another page.
 */
export function useFormAction(door: FormDoor, onDone?: (after?: FormState) => void) {
  const say = useSay();
  return useActionState(
    async (before: FormState, form: FormData): Promise<FormState> => {
      try {
        const after = await proven(() => door(before, form));
        if (after.done) onDone?.(after);
        return after;
      } catch (error) {
        if (isRedirect(error)) onDone?.();
        unstable_rethrow(error);
        return { attempt: before.attempt + 1, code: "unavailable", message: say(unreachable) };
      }
    },
    { attempt: 0 },
  );
}

/**
 * The same for a form that also works before, or without, a script: then the browser itself sends it. Spread `form` on
 * the form element. `problems` are those of the last attempt by field, `typed` what was typed in a field then.
 */
export function usePlainForm(door: FormDoor, onDone?: () => void) {
  const [unscripted, action] = useActionState(door, { attempt: 0 });
  const [scripted, act, pending] = useFormAction(door, onDone);
  const state = scripted.attempt > 0 ? scripted : unscripted;
  const problems = Object.entries(state.fields ?? {}).map(([name, message]) => ({ name, message }));
  const typed = (name: string): string | undefined => {
    const text = state.typed?.[name];
    return typeof text === "string" ? text : undefined;
  };
  return { state, problems, typed, pending, act, form: { action, onSubmit: sentTo(act), noValidate: true } };
}

/** For a form that only a script can send: gives what stands in it to its act, as `onSubmit`. */
export const sentTo =
  (act: (form: FormData) => void) =>
  (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => act(form));
  };

/** What a command needs, as a form would send it. */
export function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

const isRedirect = (error: unknown): boolean =>
  String((error as { digest?: unknown } | null)?.digest).startsWith("NEXT_REDIRECT");
