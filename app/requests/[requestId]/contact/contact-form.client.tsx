"use client";
import type { ReactNode } from "react";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { saveContact } from "#app/requests/actions.ts";
import { NotTaken } from "#app/requests/not-taken.client.tsx";
import type { QuestionField } from "#lib/intake/question.ts";
import { QuestionControl } from "../questions/[slug]/question-control.client.tsx";
import { shownAgain } from "../questions/[slug]/shown-again.ts";
import { contactWords as words } from "./words.ts";

type Props = {
  requestId: string;
  fields: readonly QuestionField[];
  answered: Readonly<Record<string, unknown>>;
  countries: readonly { value: string; text: string }[];
  /** The heading and what goes with it: problems come before it. */
  children: ReactNode;
};

/** The fields of the questions about contact once more; the server checks them as it did then. */
export function ContactForm({ requestId, fields, answered, countries, children }: Props) {
  const say = useSay();
  const { state, pending, form } = usePlainForm(saveContact);
  const shown = state.typed ? shownAgain(state.typed, fields) : answered;
  const errors = state.fields ?? {};
  const problems = Object.entries(errors).map(([name, message]) => ({ name, message }));
  return (
    <form {...form} className="space-y-6">
      <ErrorSummary problems={problems} attempt={state.attempt} />
      {children}
      <NotTaken state={state} />
      {fields.map((field) => (
        <QuestionControl
          key={field.name}
          field={field}
          asHeading={false}
          errors={errors}
          shown={shown}
          countries={countries}
        />
      ))}
      <input type="hidden" name="requestId" value={requestId} />
      <SubmitButton pending={pending}>{say(words.save)}</SubmitButton>
    </form>
  );
}
