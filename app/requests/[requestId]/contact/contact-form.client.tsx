"use client";
import { useForm } from "react-hook-form";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { saveContact } from "#app/requests/actions.ts";
import { contactFields } from "#lib/intake/contact.ts";
import { at } from "#lib/intake/journey.ts";
import type { Answers } from "#lib/intake/questions.ts";
import { QuestionControl } from "../questions/[slug]/question-control.client.tsx";
import { contactWords as words } from "./words.ts";

/** The fields of the question about contact once more; the server checks them as it did then. */
export function ContactForm({ requestId, answers }: { requestId: string; answers: Answers }) {
  const say = useSay();
  const { state, pending, form } = usePlainForm(saveContact);
  const { register } = useForm();
  const problems = Object.entries(state.fields ?? {}).map(([name, message]) => ({ name, message }));
  return (
    <form {...form} className="space-y-6">
      <ErrorSummary problems={problems} attempt={state.attempt} />
      {state.message && problems.length === 0 && <Notice signal="warning" title={state.message} live />}
      {contactFields(answers).map((field) => (
        <QuestionControl
          key={field.name}
          field={field}
          asHeading={false}
          error={state.fields?.[field.name]}
          chosen={at(state.typed ?? answers, field.name) ?? ""}
          register={register}
        />
      ))}
      <input type="hidden" name="requestId" value={requestId} />
      <SubmitButton pending={pending}>{say(words.save)}</SubmitButton>
    </form>
  );
}
