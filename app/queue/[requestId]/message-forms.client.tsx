"use client";
import { Check } from "lucide-react";
import { startTransition, useEffect, useRef } from "react";
import { Button } from "#app/_ui/button.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { formOf, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { draftKey, dropDraft, keepDraft, readDraft } from "#app/_ui/draft.client.ts";
import { RefusalNotice } from "../_request/refusal-notice.client.tsx";
import { markRead, note } from "./actions.ts";

/** Takes what the patient wrote for read, where nothing is to be answered. */
export function MarkRead({ requestId }: { requestId: string }) {
  const [state, act, pending] = useFormAction(markRead);
  return (
    <>
      <RefusalNotice state={state} />
      <Button
        variant="quiet"
        icon={<Icon of={Check} />}
        pending={pending}
        onClick={() => startTransition(() => act(formOf({ requestId })))}
      >
        Mark as read
      </Button>
    </>
  );
}

/** A note that the patient never sees; folded, as it is the rarer thing to write. */
export function NoteForm({ requestId }: { requestId: string }) {
  const draft = draftKey("note", requestId);
  const form = useRef<HTMLFormElement>(null);
  const fold = useRef<HTMLDetailsElement>(null);
  const [state, act, pending] = useFormAction(note, () => {
    dropDraft(draft);
    form.current?.reset();
  });
  useEffect(() => {
    const kept = readDraft(draft);
    const text = form.current?.elements.namedItem("note");
    if (typeof kept !== "string" || kept === "" || !(text instanceof HTMLTextAreaElement)) return;
    text.value = kept;
    if (fold.current) fold.current.open = true;
  }, [draft]);
  return (
    <details ref={fold} className="border-t border-hairline pt-2">
      <summary className="min-h-6 font-medium">Add a note for staff</summary>
      <form
        ref={form}
        className="mt-2 space-y-3"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          startTransition(() => act(data));
        }}
      >
        <RefusalNotice state={state} />
        <input type="hidden" name="requestId" value={requestId} />
        <Field error={state.fields?.["body"]} keep={(text) => keepDraft(draft, text)} />
        <SubmitButton variant="secondary" pending={pending}>
          Keep note
        </SubmitButton>
      </form>
    </details>
  );
}

/** A name of its own: the box for the message beside it is the page's "body". */
const Field = ({ error, keep }: { error: string | undefined; keep: (text: string) => void }) => (
  <TextArea
    name="note"
    label="Note"
    hint="Staff and the surgeon read it. The patient never sees it"
    rows={3}
    error={error}
    onChange={({ target }) => keep(target.value)}
  />
);
