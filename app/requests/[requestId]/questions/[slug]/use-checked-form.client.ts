"use client";
import { type FocusEvent, type SyntheticEvent, startTransition, useRef, useState } from "react";
import type { FieldErrors } from "react-hook-form";
import { fieldsOf } from "#app/_ui/form-fields.ts";
import type { Answers } from "#lib/intake/question.ts";
import type { CheckedForm } from "./answer-form.client.ts";

type Forms = typeof import("./answer-form.client.ts");

/**
 * A plain form that is checked here too, before it is sent. When somebody begins to fill it in, react-hook-form comes
 * with the schema by which the server checks, and takes the form in hand (`begin`); whoever is faster, or has no script,
 * is answered by the server. Spread `form` on the form element after the plain one's.
 */
export function useCheckedForm(
  begin: (forms: Forms, read: () => Answers) => CheckedForm,
  act: (form: FormData) => void,
) {
  const inHand = useRef<CheckedForm>(null);
  const [found, setFound] = useState<{ attempts: number; errors: Record<string, string> }>({ attempts: 0, errors: {} });

  async function takeInHand(element: HTMLFormElement) {
    const forms = await load().catch(() => null);
    inHand.current ??= forms && begin(forms, () => fieldsOf(new FormData(element)));
  }

  function goOn(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const send = () => {
      setFound(({ attempts }) => ({ attempts, errors: {} }));
      startTransition(() => act(data));
    };
    const tell = (problems: FieldErrors<Answers>) => {
      const errors = Object.entries(problems).map(([name, one]) => [name, String(one?.message)] as const);
      setFound(({ attempts }) => ({ attempts: attempts + 1, errors: Object.fromEntries(errors) }));
    };
    if (inHand.current) void inHand.current.handleSubmit(send, tell)();
    else send();
  }

  const onFocus = ({ currentTarget }: FocusEvent<HTMLFormElement>) => void takeInHand(currentTarget);
  return { ...found, form: { onFocus, onSubmit: goOn } };
}

const load = () => import("./answer-form.client.ts");
