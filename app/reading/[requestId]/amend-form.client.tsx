"use client";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Radios } from "#app/_ui/choices.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { Select, TextArea } from "#app/_ui/field.tsx";
import { sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { DialogFoot } from "#app/queue/_request/dialog-foot.tsx";
import { RefusalNotice } from "#app/queue/_request/refusal-notice.client.tsx";
import { type Outcome, outcomes } from "#lib/opinions/outcomes.ts";
import type { Language } from "#lib/platform/language.ts";
import { amend } from "./actions.ts";

type AmendFormProps = { requestId: string; languages: readonly Language[]; outcome: Outcome };

/** Adds to a signed opinion, or corrects it: signed like the first, and the patient is told. */
export function AmendForm(props: AmendFormProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Add or correct…</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        wide
        title="Add to the opinion or correct it"
        description="What was signed stays as it is. This stands below it under your name, and the patient gets an email that there is something new."
      >
        <Form {...props} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

const kinds = [
  { value: "addendum", text: "Addendum", hint: "There is more to say" },
  { value: "correction", text: "Correction", hint: "Something that was signed is wrong" },
];

function Form({ requestId, languages, outcome, close }: AmendFormProps & { close: () => void }) {
  const [addendumId] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState("");
  const [state, send, pending] = useFormAction(amend, close);
  const error = (name: string) => state.fields?.[name];
  const problems = Object.entries(state.fields ?? {}).map(([name, message]) => ({ name, message }));
  const others = outcomes.filter(({ value }) => value !== outcome);
  return (
    <form noValidate className="space-y-3" onSubmit={sentTo(send)}>
      <ErrorSummary problems={problems} attempt={state.attempt} />
      <RefusalNotice state={state} />
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="addendumId" value={addendumId} />
      <Radios
        name="kind"
        label="What is it?"
        options={kinds}
        error={error("kind")}
        input={{ onChange: ({ target }) => setKind(target.value) }}
      />
      {kind === "correction" && (
        <Select name="outcome" label="Outcome from now on" error={error("outcome")} defaultValue="">
          <option value="">Stays as it is</option>
          {others.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      )}
      {languages.length > 1 && (
        <Select name="language" label="Language" error={error("language")} defaultValue={languages[0]}>
          {languages.map((one) => (
            <option key={one} value={one}>
              {one === "en" ? "English" : "Spanish"}
            </option>
          ))}
        </Select>
      )}
      {languages.length === 1 && <input type="hidden" name="language" value={languages[0]} />}
      <TextArea
        name="text"
        label="What the patient reads"
        hint="In plain words, as in the message"
        rows={6}
        error={error("text")}
      />
      <DialogFoot pending={pending} close={close}>
        Sign and publish
      </DialogFoot>
    </form>
  );
}
