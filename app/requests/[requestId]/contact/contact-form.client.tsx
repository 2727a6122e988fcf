"use client";
import { useForm } from "react-hook-form";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { saveContact } from "#app/requests/actions.ts";
import { contactFields } from "#lib/intake/contact.ts";
import type { Answers } from "#lib/intake/question.ts";
import { QuestionControl } from "../questions/[slug]/question-control.client.tsx";
import { shownAgain, shownFirst } from "../questions/[slug]/typed-values.ts";
import { contactWords as words } from "./words.ts";

type Props = { requestId: string; answers: Answers; countries: readonly { value: string; text: string }[] };

/** The fields of the questions about contact once more; the server checks them as it did then. */
export function ContactForm({ requestId, answers, countries }: Props) {
  const say = useSay();
  const { state, pending, form } = usePlainForm(saveContact);
  const fields = contactFields(answers);
  const shown = state.typed ? shownAgain(state.typed, fields) : shownFirst(answers, fields);
  const { register, control } = useForm();
  const errors = state.fields ?? {};
  const problems = Object.entries(errors).map(([name, message]) => ({ name, message }));
  return (
    <form {...form} className="space-y-6">
      <ErrorSummary problems={problems} attempt={state.attempt} />
      {state.message && problems.length === 0 && <Notice signal="warning" title={state.message} live />}
      {fields.map((field) => (
        <QuestionControl
          key={field.name}
          field={field}
          asHeading={false}
          errors={errors}
          shown={shown}
          form={{ register, control }}
          countries={countries}
        />
      ))}
      <input type="hidden" name="requestId" value={requestId} />
      <SubmitButton pending={pending}>{say(words.save)}</SubmitButton>
    </form>
  );
}
