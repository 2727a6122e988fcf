"use client";
import { Radios } from "#app/_ui/choices.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { RefusalNotice } from "#app/queue/_request/refusal-notice.client.tsx";
import { verdictWords } from "#lib/emergencies/emergency.ts";
import { judge } from "./actions.ts";

const verdicts = Object.entries(verdictWords).map(([value, text]) => ({ value, text }));

/** Whether it was right, and why: kept for good. */
export function JudgeForm({ emergencyId }: { emergencyId: string }) {
  const { state, pending, form, typed } = usePlainForm(judge);
  return (
    <form {...form} className="max-w-column space-y-3">
      <RefusalNotice state={state} />
      <input type="hidden" name="emergencyId" value={emergencyId} />
      <Radios
        name="verdict"
        label="Was it justified?"
        options={verdicts}
        defaultValue={typed("verdict")}
        inline
        error={state.fields?.["verdict"]}
      />
      <TextArea
        name="judgement"
        label="Why?"
        hint="Kept for good"
        rows={2}
        defaultValue={typed("judgement")}
        error={state.fields?.["judgement"]}
      />
      <SubmitButton variant="secondary" pending={pending}>
        Save the judgment
      </SubmitButton>
    </form>
  );
}
