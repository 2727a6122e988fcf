"use client";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { reply } from "#app/requests/actions.ts";

/** Where the patient answers what was asked. */
export function ReplyForm({ requestId }: { requestId: string }) {
  const say = useSay();
  const { state, problems, typed, pending, form } = usePlainForm(reply);
  return (
    <form {...form} className="space-y-5">
      <ErrorSummary problems={problems} attempt={state.attempt} />
      {state.message && problems.length === 0 && <Notice signal="warning" title={state.message} live />}
      <TextArea
        name="body"
        label={say({ en: "Your answer", es: "Su respuesta" })}
        error={state.fields?.["body"]}
        defaultValue={typed("body")}
      />
      <input type="hidden" name="requestId" value={requestId} />
      <SubmitButton pending={pending}>{say({ en: "Send my answer", es: "Enviar mi respuesta" })}</SubmitButton>
    </form>
  );
}
