"use client";
import { Check } from "lucide";
import { startTransition, useRef } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { formOf, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { useActs } from "../_request/acts.client.ts";
import { NoteForm } from "../_request/note-form.client.tsx";
import { RefusalNotice } from "../_request/refusal-notice.client.tsx";
import { summaryOf } from "../_request/summary.ts";
import { offerUndo } from "../_request/undo.client.tsx";
import { markRead } from "../actions.ts";

/** Takes what the patient wrote for read, where nothing is to be answered. */
export function MarkRead({ requestId }: { requestId: string }) {
  const [state, act, pending] = useFormAction(markRead);
  const go = () => startTransition(() => act(formOf({ requestId })));
  useActs(["markRead"], () => {
    if (!pending) go();
    return true;
  });
  return (
    <>
      <RefusalNotice state={state} />
      <Button variant="quiet" icon={<Icon of={Check} />} pending={pending} onClick={go}>
        Mark as read
      </Button>
    </>
  );
}

type Noted = { id: string; reference: string; version: number };

/** A note that the patient never sees; folded, as it is the rarer thing to write. */
export function FoldedNote({ subject, below }: { subject: Noted; /** Notes stand above it. */ below: boolean }) {
  const fold = useRef<HTMLDetailsElement>(null);
  const unfold = () => {
    if (fold.current) fold.current.open = true;
  };
  useActs(["note"], () => {
    unfold();
    fold.current?.querySelector("textarea")?.focus();
    return true;
  });
  return (
    <details ref={fold} className={below ? "border-t border-hairline pt-2" : undefined}>
      <summary className="min-h-6 font-medium">Add a note for staff</summary>
      <div className="mt-2">
        <NoteForm
          subjects={[subject]}
          found={unfold}
          done={({ outcomes = [] }) => {
            const { words, undoIds } = summaryOf("given a note", outcomes, [subject]);
            offerUndo(words, undoIds);
          }}
        />
      </div>
    </details>
  );
}
