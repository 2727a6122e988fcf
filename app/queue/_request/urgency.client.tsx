"use client";
import { useState } from "react";
import type { FormState } from "#app/_server/form-action.ts";
import { Button } from "#app/_ui/button.tsx";
import { Radios } from "#app/_ui/choices.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { DialogFoot } from "./dialog-foot.tsx";
import { sayUrgency } from "../actions.ts";
import { useActs } from "./acts.client.ts";
import { KeysOf } from "./keys-of.tsx";
import { RefusalNotice } from "./refusal-notice.client.tsx";
import { type Subject, SubjectFields, subjectWords } from "./subject.tsx";
import { summaryOf } from "./summary.ts";
import { offerUndo } from "./undo.client.tsx";

const options = [
  { value: "urgent", text: "Urgent", hint: "Before everything else" },
  { value: "raised", text: "Raised", hint: "After what is urgent, before what is routine" },
  { value: "routine", text: "Routine" },
];

/** The button and the key U, by which staff say how urgent a request is. */
export function UrgencyButton({ subject }: { subject: Subject }) {
  const [open, setOpen] = useState(false);
  useActs(["urgency"], () => {
    setOpen(true);
    return true;
  });
  return (
    <div className="flex items-center gap-1">
      <Button variant="quiet" onClick={() => setOpen(true)}>
        Change urgency
      </Button>
      <span className="max-sm:hidden">
        <KeysOf act="urgency" brief />
      </span>
      <Dialog open={open} onOpenChange={setOpen} title={urgencyQuestion([subject])}>
        <UrgencyForm
          subjects={[subject]}
          close={() => setOpen(false)}
          done={({ outcomes = [] }) => {
            setOpen(false);
            const { words, undoIds } = summaryOf(urgencyDone, outcomes, [subject]);
            offerUndo(words, undoIds);
          }}
        />
      </Dialog>
    </div>
  );
}

/** What was done, after the reference or the number. */
export const urgencyDone = "given another urgency";

export const urgencyQuestion = (subjects: readonly Subject[]): string =>
  subjects.length === 1
    ? `How urgent is ${subjectWords(subjects)}?`
    : `How urgent are these ${subjectWords(subjects)}?`;

type Props = { subjects: readonly Subject[]; close: () => void; done: (state: FormState) => void };

/** Asks how urgent it is and why; the reason is needed, as everybody after reads it. */
export function UrgencyForm({ subjects, close, done }: Props) {
  const [state, send, pending] = useFormAction(sayUrgency, (after) => after && done(after));
  const [first] = subjects;
  return (
    <form noValidate className="space-y-3" onSubmit={sentTo(send)}>
      <RefusalNotice state={state} />
      <SubjectFields subjects={subjects} />
      <Radios
        name="urgency"
        label="Urgency"
        options={options}
        defaultValue={subjects.length === 1 ? first?.urgency : undefined}
        error={state.fields?.["urgency"]}
      />
      <TextArea
        name="reason"
        label="Why?"
        hint="Colleagues and the surgeon read it; the patient does not"
        rows={3}
        error={state.fields?.["reason"]}
      />
      <DialogFoot pending={pending} close={close}>
        Keep
      </DialogFoot>
    </form>
  );
}
