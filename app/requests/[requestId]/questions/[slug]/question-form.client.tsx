"use client";
import { type ReactNode, startTransition, useEffect, useRef, useState } from "react";
import { draftKey, dropDraft, keepDraft, readDraft } from "#app/_ui/draft.client.ts";
import { useSay } from "#app/_ui/language.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { fieldsOf } from "#app/_ui/form-fields.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { save } from "#app/requests/actions.ts";
import { PlaceLine } from "#app/requests/place-line.tsx";
import type { Answers, QuestionField } from "#lib/intake/question.ts";
import type { Text } from "#lib/platform/language.ts";
import { words } from "../words.ts";
import { QuestionControl } from "./question-control.client.tsx";
import { shownAgain } from "./shown-again.ts";
import { useCheckedForm } from "./use-checked-form.client.ts";

type QuestionFormProps = {
  slug: string;
  requestId: string;
  title: Text;
  /** How far along the way it is. */
  place?: ReactNode;
  intro?: readonly Text[];
  fields: readonly QuestionField[];
  /** What each control shows at first. */
  answered: Readonly<Record<string, unknown>>;
  countries: readonly { value: string; text: string }[];
  returnTo?: "check";
  /** What stands above the fields. */
  children?: ReactNode;
};

/**
 * The form of one question, drawn from the list of questions. What was typed survives a session that ended: it is put
 * back after signing in.
 */
export function QuestionForm({
  slug,
  requestId,
  title,
  place,
  intro,
  fields,
  answered,
  countries,
  returnTo,
  children,
}: QuestionFormProps) {
  const say = useSay();
  const form = useRef<HTMLFormElement>(null);
  const [kept, setKept] = useState<Answers | null>(null);
  const draft = draftKey(`answer.${slug}`, requestId);
  const { state, act, pending, form: plain } = usePlainForm(save, () => dropDraft(draft));
  const checked = useCheckedForm((forms, read) => forms.answerForm(slug, read), act);
  const typed = kept ?? state.typed;
  const shown = typed ? shownAgain(typed, fields) : answered;

  useEffect(() => {
    const before = readDraft(draft) as Answers | null;
    dropDraft(draft);
    if (before) startTransition(() => setKept(before));
  }, [draft]);

  useEffect(() => {
    if (state.code !== "signed_out" || !form.current) return;
    keepDraft(draft, fieldsOf(new FormData(form.current)));
    const here = window.location.pathname + window.location.search;
    window.location.assign(`/sign-in?from=${encodeURIComponent(here)}`);
  }, [state, draft]);

  const errors = Object.keys(checked.errors).length > 0 ? checked.errors : (state.fields ?? {});
  const problems = Object.entries(errors).map(([name, message]) => ({ name, message: say(message) }));
  const [only] = fields;
  const alone = fields.length === 1 && only !== undefined && say(only.label) === say(title);
  return (
    <form ref={form} {...plain} {...checked.form} className="space-y-8">
      <ErrorSummary problems={problems} attempt={state.attempt + checked.attempts} />
      {state.message && problems.length === 0 && <Notice signal="warning" title={say(state.message)} live />}
      {place && <PlaceLine>{place}</PlaceLine>}
      {!alone && slug !== "get-help-now" && <h1 className={intro ? "mb-3" : undefined}>{say(title)}</h1>}
      {intro && (
        <div className="measure space-y-3">
          {intro.map((text) => (
            <p key={text.en}>{say(text)}</p>
          ))}
        </div>
      )}
      {children}
      {fields.map((field) => (
        <QuestionControl
          key={kept ? `${field.name} put back` : field.name}
          field={field}
          asHeading={alone}
          errors={Object.fromEntries(problems.map(({ name, message }) => [name, message]))}
          shown={shown}
          countries={countries}
        />
      ))}
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="slug" value={slug} />
      {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
      <SubmitButton pending={pending} {...(slug === "get-help-now" ? { variant: "secondary" } : {})}>
        {say(slug === "consent" ? words.agree : words.continue)}
      </SubmitButton>
    </form>
  );
}
