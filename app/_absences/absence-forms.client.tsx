"use client";
import { useRef } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Checkboxes } from "#app/_ui/choices.tsx";
import { TextField } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import type { FormState } from "#app/_server/form-action.ts";
import { bodyRegions } from "#lib/intake/body-areas.ts";
import { dayWords, say } from "#lib/platform/language.ts";
import { addAbsence, endAbsence, keepSpecialty } from "./actions.ts";

type Absence = { id: string; firstDay: string; lastDay: string };
type Surgeon = {
  accountId: string;
  absences: readonly Absence[];
  regions: readonly string[];
  languages: readonly string[];
};

/** When a surgeon is away, and how to say so. Each field has a name of its own, as several surgeons may be on one page. */
export function Absences({ surgeon: { accountId, absences } }: { surgeon: Surgeon }) {
  const form = useRef<HTMLFormElement>(null);
  const add = usePlainForm(addAbsence, () => form.current?.reset());
  return (
    <div className="space-y-3">
      {absences.length > 0 ? (
        <ul className="divide-y divide-hairline">
          {absences.map((absence) => (
            <li key={absence.id} className="flex min-h-10 flex-wrap items-center gap-x-4">
              <span className="mr-auto">{absenceWords(absence)}</span>
              <Remove absence={absence} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-quiet">No absence.</p>
      )}
      <form {...add.form} ref={form} className="flex flex-wrap items-end gap-3">
        <Refused state={add.state} />
        <input type="hidden" name="accountId" value={accountId} />
        <TextField name="firstDay" label="First day" type="date" width={14} error={add.state.fields?.["firstDay"]} />
        <TextField name="lastDay" label="Last day" type="date" width={14} error={add.state.fields?.["lastDay"]} />
        <SubmitButton variant="secondary" pending={add.pending}>
          Add
        </SubmitButton>
      </form>
    </div>
  );
}

function Remove({ absence }: { absence: Absence }) {
  const { state, pending, form } = usePlainForm(endAbsence);
  return (
    <form {...form}>
      <Refused state={state} />
      <input type="hidden" name="absenceId" value={absence.id} />
      <Button variant="quiet" type="submit" pending={pending} aria-label={`Remove: ${absenceWords(absence)}`}>
        Remove
      </Button>
    </form>
  );
}

/** What a surgeon reads most, and in which languages they write. Nobody is kept from the others: who fits is suggested first. */
export function Specialty({ surgeon: { accountId, regions, languages } }: { surgeon: Surgeon }) {
  const { state, pending, form } = usePlainForm(keepSpecialty);
  return (
    <form {...form} className="space-y-3">
      <Refused state={state} />
      <input type="hidden" name="accountId" value={accountId} />
      <Checkboxes
        name="regions"
        label="Reads most"
        hint="None ticked: any"
        defaultValue={regions}
        inline
        options={bodyRegions.map(({ value, text }) => ({ value, text: text.en }))}
      />
      <Checkboxes
        name="languages"
        label="Writes to patients in"
        hint="At least one; templates can be sent in both"
        defaultValue={languages}
        inline
        options={[
          { value: "en", text: "English" },
          { value: "es", text: "Spanish" },
        ]}
      />
      <div className="flex items-center gap-3">
        <SubmitButton variant="secondary" pending={pending}>
          Save
        </SubmitButton>
        <span role="status">{state.done && "Saved"}</span>
      </div>
    </form>
  );
}

function Refused({ state: { code, message } }: { state: FormState }) {
  if (!code || code === "invalid") return null;
  return <Notice signal="warning" title={message} live />;
}

const absenceWords = ({ firstDay, lastDay }: Absence): string =>
  firstDay === lastDay ? words(firstDay) : `${words(firstDay)} to ${words(lastDay)}`;

const words = (day: string): string => say("en", dayWords(day) ?? day);
