"use client";
import type { ReactNode } from "react";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { saveContact } from "#app/requests/actions.ts";
import { NotTaken } from "#app/requests/not-taken.client.tsx";
import type { Answers, QuestionField } from "#lib/intake/question.ts";
import { QuestionControl } from "../questions/[slug]/question-control.client.tsx";
import { shownAgain } from "../questions/[slug]/shown-again.ts";
import { useCheckedForm } from "../questions/[slug]/use-checked-form.client.ts";
import { contactWords as words } from "./words.ts";

type Props = {
  requestId: string;
  fields: readonly QuestionField[];
  /** What was answered before, and what the controls show of it at first. */
  contact: Answers;
  answered: Readonly<Record<string, unknown>>;
  countries: readonly { value: string; text: string }[];
  /** The heading and what goes with it: problems come before it. */
  children: ReactNode;
};

/** The fields of the questions about contact once more, checked as they were then. */
export function ContactForm({ requestId, fields, contact, answered, countries, children }: Props) {
  const say = useSay();
  const { state, act, pending, form } = usePlainForm(saveContact);
  const checked = useCheckedForm((forms, read) => forms.contactForm(contact, read), act);
  const shown = state.typed ? shownAgain(state.typed, fields) : answered;
  const found = Object.keys(checked.errors).length > 0 ? checked.errors : (state.fields ?? {});
  const problems = Object.entries(found).map(([name, message]) => ({ name, message: say(message) }));
  return (
    <form {...form} {...checked.form} className="space-y-6">
      <ErrorSummary problems={problems} attempt={state.attempt + checked.attempts} />
      {children}
      {problems.length === 0 && <NotTaken state={state} />}
      {fields.map((field) => (
        <QuestionControl
          key={field.name}
          field={field}
          asHeading={false}
          errors={Object.fromEntries(problems.map(({ name, message }) => [name, message]))}
          shown={shown}
          countries={countries}
        />
      ))}
      <input type="hidden" name="requestId" value={requestId} />
      <SubmitButton pending={pending}>{say(words.save)}</SubmitButton>
    </form>
  );
}
