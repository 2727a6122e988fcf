"use client";
import { useEffect, useRef } from "react";
import { draftKey, dropDraft, keepDraft, readDraft } from "#app/_ui/draft.client.ts";
import { TextArea, TextField } from "#app/_ui/field.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { RefusalNotice } from "../_request/refusal-notice.client.tsx";
import { translate } from "./actions.ts";

type TranslationFormProps = {
  requestId: string;
  /** Which signed version it is of. */
  signed: number;
  into: "en" | "es";
  translationId: string;
  /** The version so far. */
  before: string;
  open: boolean;
};

/** A translation as it is written; what is typed is kept in this tab until it is there. */
export function TranslationForm({ requestId, signed, into, translationId, before, open }: TranslationFormProps) {
  const draft = draftKey(`translation-${signed}`, requestId);
  const form = useRef<HTMLFormElement>(null);
  const [state, send, pending] = useFormAction(translate, () => dropDraft(draft));
  useEffect(() => {
    const kept = readDraft(draft);
    const text = form.current?.elements.namedItem("translation");
    if (typeof kept === "string" && kept !== "" && text instanceof HTMLTextAreaElement) text.value = kept;
  }, [draft]);
  return (
    <details open={open} className="print:hidden">
      <summary className="min-h-6 font-medium">
        {before === "" ? "Write the translation" : "Write a better version"}
      </summary>
      <form ref={form} noValidate onSubmit={sentTo(send)} className="mt-2 space-y-3">
        <RefusalNotice state={state} />
        <input type="hidden" name="requestId" value={requestId} />
        <input type="hidden" name="translationId" value={translationId} />
        <input type="hidden" name="signed" value={signed} />
        <input type="hidden" name="language" value={into} />
        <TextArea
          name="translation"
          label={into === "es" ? "In Spanish" : "In English"}
          hint="As exact as the original; it names no procedure either"
          rows={8}
          lang={into}
          defaultValue={before}
          error={state.fields?.["text"]}
          onChange={({ target }) => keepDraft(draft, target.value)}
        />
        <TextField
          name="translator"
          label="Translated by"
          hint="The patient reads this name"
          autoComplete="off"
          error={state.fields?.["translator"]}
        />
        <SubmitButton variant="secondary" pending={pending}>
          Give it to the patient
        </SubmitButton>
      </form>
    </details>
  );
}
