"use client";
import "#app/_ui/no-eval.client.ts";
import { zodResolver } from "@hookform/resolvers/zod";
import type { z } from "zod";
import { type ReactNode, type SyntheticEvent, startTransition, useEffect, useRef, useState } from "react";
import { type FieldErrors, type FieldValues, useForm } from "react-hook-form";
import { useSay } from "#app/_ui/language.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { save } from "#app/requests/actions.ts";
import { titleOf } from "#lib/intake/journey.ts";
import type { Answers } from "#lib/intake/question.ts";
import { questions } from "#lib/intake/questions.ts";
import { words } from "../words.ts";
import { forget, keep, recall } from "./kept-form.client.ts";
import { QuestionControl } from "./question-control.client.tsx";
import { shownAgain, shownFirst } from "./typed-values.ts";

/**
 * The form of one question, drawn from the list of questions. The same schema checks it here and on the server; without
 * a script the server alone does. What was typed survives a session that ended: it is put back after signing in.
 */
export function QuestionForm({
  slug,
  requestId,
  answers,
  countries,
  returnTo,
  children,
}: {
  slug: string;
  requestId: string;
  answers: Answers;
  countries: readonly { value: string; text: string }[];
  returnTo?: "check";
  /** What stands above the fields. */
  children?: ReactNode;
}) {
  const question = questions.find((one) => one.slug === slug);
  if (!question) throw new Error(`no question ${slug}`);
  const say = useSay();
  const form = useRef<HTMLFormElement>(null);
  const [attempts, setAttempts] = useState(0);
  const { state, act, pending, form: plain } = usePlainForm(save, () => forget(slug));
  const fields = question.fields(answers);
  const shown = state.typed ? shownAgain(state.typed, fields) : shownFirst(answers, fields);
  const { register, control, trigger, formState, setValue } = useForm({
    resolver: zodResolver(question.answer as z.ZodType<FieldValues, FieldValues>),
    defaultValues: shown,
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });

  useEffect(() => {
    for (const [name, value] of Object.entries(recall(slug) ?? {})) setValue(name, value);
  }, [slug, setValue]);

  useEffect(() => {
    if (state.code !== "signed_out" || !form.current) return;
    keep(slug, new FormData(form.current));
    const here = window.location.pathname + window.location.search;
    window.location.assign(`/sign-in?from=${encodeURIComponent(here)}`);
  }, [state, slug]);

  async function check(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setAttempts((before) => before + 1);
    if (!(await trigger())) return;
    startTransition(() => act(data));
  }

  const found = errorsOf(formState.errors);
  const errors = Object.keys(found).length > 0 ? found : (state.fields ?? {});
  const problems = Object.entries(errors).map(([name, message]) => ({ name, message: say(message) }));
  const [only] = fields;
  const title = titleOf(question, answers);
  const alone = fields.length === 1 && only !== undefined && say(only.label) === say(title);
  return (
    <form ref={form} {...plain} onSubmit={(event) => void check(event)} className="space-y-8">
      <ErrorSummary problems={problems} attempt={state.attempt + attempts} />
      {state.message && problems.length === 0 && <Notice signal="warning" title={say(state.message)} live />}
      {!alone && slug !== "get-help-now" && <h1>{say(title)}</h1>}
      {question.intro && (
        <div className="measure space-y-3">
          {question.intro.map((text) => (
            <p key={text.en}>{say(text)}</p>
          ))}
        </div>
      )}
      {children}
      {fields.map((field) => (
        <QuestionControl
          key={field.name}
          field={field}
          asHeading={alone}
          errors={Object.fromEntries(problems.map(({ name, message }) => [name, message]))}
          shown={shown}
          form={{ register, control }}
          countries={countries}
        />
      ))}
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="slug" value={slug} />
      {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
      <SubmitButton pending={pending}>{say(words.continue)}</SubmitButton>
    </form>
  );
}

function errorsOf(errors: FieldErrors, before = ""): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, error] of Object.entries(errors)) {
    if (!error) continue;
    if (typeof error.message === "string" && error.message) found[before + name] = error.message;
    else if (!("ref" in error)) Object.assign(found, errorsOf(error as FieldErrors, `${before}${name}.`));
  }
  return found;
}
