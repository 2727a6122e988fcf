"use client";
import "#app/_ui/no-eval.client.ts";
import { zodResolver } from "@hookform/resolvers/zod";
import type { z } from "zod";
import { type SyntheticEvent, startTransition, useEffect, useRef, useState } from "react";
import { type FieldErrors, type FieldValues, useForm } from "react-hook-form";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { save } from "#app/requests/actions.ts";
import { at } from "#lib/intake/journey.ts";
import { type Answers, type QuestionField, questions } from "#lib/intake/questions.ts";
import { ConsentContent } from "./consent-content.client.tsx";
import { forget, keep, recall } from "./kept-form.client.ts";
import { QuestionControl } from "./question-control.client.tsx";

/**
 * The form of one question, drawn from the list of questions. The same schema checks it here and on the server; without
 * a script the server alone does. What was typed survives a session that ended: it is put back after signing in.
 */
export function QuestionForm({
  slug,
  requestId,
  answers,
  returnTo,
}: {
  slug: string;
  requestId: string;
  answers: Answers;
  returnTo?: "check";
}) {
  const question = questions.find((one) => one.slug === slug);
  if (!question) throw new Error(`no question ${slug}`);
  const form = useRef<HTMLFormElement>(null);
  const [attempts, setAttempts] = useState(0);
  const { state, act, pending, form: plain } = usePlainForm(save, () => forget(slug));
  const fields = question.fields(answers);
  const { register, trigger, formState, setValue } = useForm({
    resolver: zodResolver(question.answer as z.ZodType<FieldValues, FieldValues>),
    defaultValues: shownFirst(answers, fields),
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
  const problems = Object.entries(errors).map(([name, message]) => ({ name, message }));
  const alone = fields.length === 1 && slug !== "get-help-now" && slug !== "consent" && slug !== "treatment-weeks";
  return (
    <form ref={form} {...plain} onSubmit={(event) => void check(event)} className="space-y-8">
      <ErrorSummary problems={problems} attempt={state.attempt + attempts} />
      {state.message && problems.length === 0 && <Notice signal="warning" title={state.message} live />}
      {!alone && slug !== "get-help-now" && <h1>{question.title}</h1>}
      {question.intro && (
        <div className="measure space-y-3">
          {question.intro.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      {slug === "consent" && <ConsentContent answers={answers} />}
      {fields.map((field) => (
        <QuestionControl
          key={field.name}
          field={field}
          asHeading={alone}
          error={errors[field.name]}
          chosen={typedOr(state.typed, answers, field)}
          register={register}
        />
      ))}
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="slug" value={slug} />
      {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
      <SubmitButton pending={pending}>Continue</SubmitButton>
    </form>
  );
}

function shownFirst(answers: Answers, fields: readonly QuestionField[]): FieldValues {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const [root = "", key] = field.name.split(".");
    const value = initial(answers, field);
    values[root] = key === undefined ? value : { ...(values[root] as object | undefined), [key]: value };
  }
  return values;
}

/** Without a script, what was typed comes back with the refusal. */
function typedOr(typed: Answers | undefined, answers: Answers, field: QuestionField): unknown {
  if (!typed) return initial(answers, field);
  const value = at(typed, field.name);
  if (field.kind === "several") return value === undefined ? [] : [value].flat();
  return value ?? (field.kind === "date" ? { month: "", day: "", year: "" } : "");
}

/** What a control shows at first: the answer as it was given, a date in its three parts. */
function initial(answers: Answers, { name, kind }: QuestionField): unknown {
  const value = at(answers, name);
  if (kind === "several") return Array.isArray(value) ? value : [];
  if (kind !== "date") return value === undefined ? "" : typeof value === "number" ? String(value) : value;
  const [year = "", month = "", day = ""] = typeof value === "string" ? value.split("-") : [];
  return { month: month.replace(/^0/, ""), day: day.replace(/^0/, ""), year };
}

function errorsOf(errors: FieldErrors, before = ""): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, error] of Object.entries(errors)) {
    if (!error) continue;
    if (typeof error.message === "string" && error.message) found[before + name] = error.message;
    else if (!("ref" in error)) Object.assign(found, errorsOf(error as FieldErrors, `${name}.`));
  }
  return found;
}
