"use client";
import { Radios } from "#app/_ui/choices.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { TextArea, TextField } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { kindWords } from "#lib/emergencies/emergency.ts";
import { open } from "./actions.ts";

const kinds = Object.entries(kindWords).map(([value, text]) => ({ value, text }));

const fields = ["reference", "fullName", "birthDate", "kind", "reason"];
const asTheyStand = (one: { name: string }, other: { name: string }) =>
  fields.indexOf(one.name) - fields.indexOf(other.name);

/** What a surgeon has in hand, why they need it, and what follows from it before it does. */
export function OpenForm({ lasting }: { lasting: string }) {
  const { state, problems, pending, form, typed } = usePlainForm(open);
  const error = (name: string) => state.fields?.[name];
  return (
    <form {...form} className="space-y-4" autoComplete="off">
      <ErrorSummary problems={problems.sort(asTheyStand)} attempt={state.attempt} />
      {state.message && state.code !== "invalid" && <Notice signal="warning" title={state.message} live />}
      <Notice signal="info" title={`You can read it for ${lasting}`}>
        <p>
          Answers, scan, papers and a signed opinion. You write and sign nothing. The administrators, its surgeon and
          its coordinator are told at once, the patient sees that it was opened, and an administrator judges it
          afterwards.
        </p>
      </Notice>
      <TextField
        name="reference"
        label="Reference"
        placeholder="F-0000-0000"
        width={14}
        autoComplete="off"
        spellCheck={false}
        defaultValue={typed("reference")}
        error={error("reference")}
      />
      <p className="text-quiet">Or, without a reference, both of these exactly as the person gave them:</p>
      <div className="flex flex-wrap gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-60">
          <TextField
            name="fullName"
            label="Full name"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            defaultValue={typed("fullName")}
            error={error("fullName")}
          />
        </div>
        <TextField
          type="date"
          name="birthDate"
          label="Date of birth"
          autoComplete="off"
          defaultValue={typed("birthDate")}
          error={error("birthDate")}
        />
      </div>
      <Radios
        name="kind"
        label="What kind of emergency is it?"
        options={kinds}
        defaultValue={typed("kind")}
        error={error("kind")}
      />
      <TextArea
        name="reason"
        label="Why do you need it now?"
        hint="Whoever judges it afterwards reads this"
        rows={3}
        defaultValue={typed("reason")}
        error={error("reason")}
      />
      <SubmitButton pending={pending}>Open for {lasting}</SubmitButton>
    </form>
  );
}
