"use client";
import { startTransition, useEffect, useRef } from "react";
import { Button } from "#app/_ui/button.tsx";
import { draftKey, dropDraft, keepDraft, readDraft } from "#app/_ui/draft.client.ts";
import { TextArea } from "#app/_ui/field.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { formOf, sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { RefusalNotice } from "../_request/refusal-notice.client.tsx";
import { noteAnswer, notePosted } from "./actions.ts";

/** What somebody answered by telephone or letter, typed for them: the request goes on as if they had. */
export function TheirAnswer({ requestId }: { requestId: string }) {
  const draft = draftKey("their-answer", requestId);
  const form = useRef<HTMLFormElement>(null);
  const [state, send, pending] = useFormAction(noteAnswer, () => dropDraft(draft));
  useEffect(() => {
    const kept = readDraft(draft);
    const text = form.current?.elements.namedItem("theirAnswer");
    if (typeof kept === "string" && text instanceof HTMLTextAreaElement) text.value = kept;
  }, [draft]);
  return (
    <form ref={form} noValidate onSubmit={sentTo(send)} className="space-y-2">
      <RefusalNotice state={state} />
      <input type="hidden" name="requestId" value={requestId} />
      <TextArea
        name="theirAnswer"
        label="What they answered"
        hint="By telephone or letter; the request comes back to whoever asked"
        rows={3}
        error={state.fields?.["body"]}
        onChange={({ target }) => keepDraft(draft, target.value)}
      />
      <SubmitButton variant="secondary" pending={pending}>
        Go on with this
      </SubmitButton>
    </form>
  );
}

/** The printed letter is on its way. */
export function LetterPosted({ requestId, again }: { requestId: string; again: boolean }) {
  const [state, send, pending] = useFormAction(notePosted);
  return (
    <>
      <RefusalNotice state={state} />
      <Button
        variant={again ? "quiet" : "secondary"}
        pending={pending}
        onClick={() => startTransition(() => send(formOf({ requestId })))}
      >
        {again ? "Posted again" : "Mark as posted"}
      </Button>
    </>
  );
}
