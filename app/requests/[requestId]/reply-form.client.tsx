"use client";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { draftKey } from "#app/_ui/draft.client.ts";
import { useSay } from "#app/_ui/language.client.tsx";
import { useKeptText } from "#app/_ui/kept-text.client.ts";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { reply } from "#app/requests/actions.ts";
import { NotTaken } from "#app/requests/not-taken.client.tsx";

/** Where the patient answers what was asked. */
export function ReplyForm({ requestId }: { requestId: string }) {
  const say = useSay();
  const { box, drop } = useKeptText(draftKey("reply", requestId));
  const { state, problems, typed, pending, form } = usePlainForm(reply, drop);
  return (
    <form {...form} className="space-y-5">
      <ErrorSummary problems={problems} attempt={state.attempt} />
      <NotTaken state={state} />
      <TextArea
        name="body"
        {...box}
        label={say({ en: "Your reply", es: "Su respuesta" })}
        error={state.fields?.["body"]}
        defaultValue={typed("body")}
      />
      <input type="hidden" name="requestId" value={requestId} />
      <SubmitButton pending={pending}>{say({ en: "Send my reply", es: "Enviar mi respuesta" })}</SubmitButton>
    </form>
  );
}
