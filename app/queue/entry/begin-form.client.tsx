"use client";
import { Radios } from "#app/_ui/choices.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { RefusalNotice } from "../_request/refusal-notice.client.tsx";
import { begin } from "./actions.ts";

const ways = [
  { value: "phone", text: "They called" },
  { value: "post", text: "They wrote" },
];

const languages = [
  { value: "en", text: "English" },
  { value: "es", text: "Spanish" },
];

/** Two choices, and the long page opens. */
export function BeginForm({ requestId }: { requestId: string }) {
  const { state, pending, form, typed } = usePlainForm(begin);
  return (
    <form {...form} className="space-y-3">
      <RefusalNotice state={state} />
      <input type="hidden" name="requestId" value={requestId} />
      <Radios
        name="via"
        label="How did they reach us?"
        options={ways}
        defaultValue={typed("via") ?? "phone"}
        inline
        error={state.fields?.["via"]}
      />
      <Radios
        name="language"
        label="Which language do they read?"
        hint="Letters to them are in this language"
        options={languages}
        defaultValue={typed("language") ?? "en"}
        inline
        error={state.fields?.["language"]}
      />
      <SubmitButton pending={pending}>Begin</SubmitButton>
    </form>
  );
}
