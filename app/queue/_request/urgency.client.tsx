"use client";
import { startTransition, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Radios } from "#app/_ui/choices.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { Kbd } from "#app/_ui/kbd.tsx";
import { useFormAction } from "#app/_ui/use-form-action.client.ts";
import { sayUrgency } from "../actions.ts";
import { useKeys } from "./letter-keys.client.ts";
import { RefusalNotice } from "./refusal-notice.client.tsx";

type Urgency = "urgent" | "raised" | "routine";
type Subject = { id: string; reference: string; urgency: Urgency };

const options = [
  { value: "urgent", text: "Urgent", hint: "Before everything else" },
  { value: "raised", text: "Raised", hint: "After what is urgent, before what is routine" },
  { value: "routine", text: "Routine" },
];

/** The button and the key U, by which staff say how urgent a request is. */
export function UrgencyButton(subject: Subject) {
  const [open, setOpen] = useState(false);
  useKeys((key) => {
    if (key === "u") setOpen(true);
    return key === "u";
  });
  return (
    <div className="flex items-center gap-1">
      <Button variant="quiet" onClick={() => setOpen(true)}>
        Change urgency
      </Button>
      <span className="max-sm:hidden">
        <Kbd keys={["U"]} />
      </span>
      <UrgencyDialog subject={open ? subject : null} close={() => setOpen(false)} />
    </div>
  );
}

/** Asks how urgent it is and why; the reason is needed, as everybody after reads it. */
export function UrgencyDialog({ subject, close }: { subject: Subject | null; close: (done: boolean) => void }) {
  return (
    <Dialog
      open={subject !== null}
      onOpenChange={(open) => !open && close(false)}
      title={`How urgent is ${subject?.reference ?? "it"}?`}
    >
      {subject && <UrgencyForm subject={subject} close={close} />}
    </Dialog>
  );
}

function UrgencyForm({ subject, close }: { subject: Subject; close: (done: boolean) => void }) {
  const [state, send, pending] = useFormAction(sayUrgency, () => close(true));
  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        startTransition(() => send(form));
      }}
    >
      <RefusalNotice state={state} />
      <input type="hidden" name="requestId" value={subject.id} />
      <Radios
        name="urgency"
        label="Urgency"
        options={options}
        defaultValue={subject.urgency}
        error={state.fields?.["urgency"]}
      />
      <TextArea
        name="reason"
        label="Why?"
        hint="Colleagues and the surgeon read it; the patient does not"
        rows={3}
        error={state.fields?.["reason"]}
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" type="submit" pending={pending}>
          Keep
        </Button>
        <Button onClick={() => close(false)}>Not now</Button>
      </div>
    </form>
  );
}
