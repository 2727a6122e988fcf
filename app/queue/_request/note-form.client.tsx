"use client";
import { startTransition, useEffect, useEffectEvent, useRef } from "react";
import type { FormState } from "#app/_server/form-action.ts";
import { draftKey, dropDraft, keepDraft, readDraft } from "#app/_ui/draft.client.ts";
import { TextArea } from "#app/_ui/field.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { useFormAction } from "#app/_ui/use-form-action.client.ts";
import { note } from "../actions.ts";
import { RefusalNotice } from "./refusal-notice.client.tsx";
import { type Subject, SubjectFields } from "./subject.tsx";

type Props = {
  subjects: readonly Pick<Subject, "id" | "version">[];
  done: (state: FormState) => void;
  /** A draft of before was found. */
  found?: () => void;
};

/** A note that the patient never sees. What is typed is kept in this tab until the note is. */
export function NoteForm({ subjects, done, found }: Props) {
  const draft = draftKey("note", subjects.length === 1 ? (subjects[0]?.id ?? "") : "several");
  const form = useRef<HTMLFormElement>(null);
  const [state, act, pending] = useFormAction(note, (after) => {
    dropDraft(draft);
    form.current?.reset();
    if (after) done(after);
  });
  const tellFound = useEffectEvent(() => found?.());
  useEffect(() => {
    const kept = readDraft(draft);
    const text = form.current?.elements.namedItem("note");
    if (typeof kept !== "string" || kept === "" || !(text instanceof HTMLTextAreaElement)) return;
    text.value = kept;
    tellFound();
  }, [draft]);
  return (
    <form
      ref={form}
      className="space-y-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        startTransition(() => act(data));
      }}
    >
      <RefusalNotice state={state} />
      <SubjectFields subjects={subjects} />
      {/* A name of its own: the box for the message beside it is the page's "body". */}
      <TextArea
        name="note"
        label="Note"
        hint="Staff and the surgeon read it. The patient never sees it"
        rows={3}
        error={state.fields?.["body"]}
        onChange={({ target }) => keepDraft(draft, target.value)}
      />
      <SubmitButton variant="secondary" pending={pending}>
        Keep note
      </SubmitButton>
    </form>
  );
}
