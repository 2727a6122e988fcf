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
] as const;

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

type Urgency = Subject["urgency"];
const urgencyIn = (form: FormData): Urgency | null =>
  options.find(({ value }) => value === form.get("urgency"))?.value ?? null;

type Props = {
  subjects: readonly Subject[];
  close: () => void;
  /** What was chosen, while the answer is awaited; null once it was refused. */
  hope?: (urgency: Urgency | null) => void;
  done: (state: FormState, urgency: Urgency) => void;
};

/** Asks how urgent it is and why; the reason is needed, as everybody after reads it. */
export function UrgencyForm({ subjects, close, hope, done }: Props) {
  const [state, send, pending] = useFormAction(async (before, form) => {
    const urgency = urgencyIn(form);
    const after = await sayUrgency(before, form).catch((error: unknown) => {
      hope?.(null);
      throw error;
    });
    if (after.done && urgency) done(after, urgency);
    else hope?.(null);
    return after;
  });
  const [first] = subjects;
  const sent = sentTo(send);
  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) => {
        hope?.(urgencyIn(new FormData(event.currentTarget)));
        sent(event);
      }}
    >
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
        Save
      </DialogFoot>
    </form>
  );
}
