"use client";
import { useEffect, useRef, useState } from "react";
import type { FormState } from "#app/_server/form-action.ts";
import { Radios } from "#app/_ui/choices.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import type { Suggestion } from "#lib/triage/suggestion.ts";
import { assign, reassign } from "../actions.ts";
import { RefusalNotice } from "./refusal-notice.client.tsx";
import { type Subject, SubjectFields } from "./subject.tsx";
import { suggestionWords } from "./suggestion-words.ts";

type Props = {
  subjects: readonly Subject[];
  suggestions: readonly Suggestion[];
  /** Takes the focus, as in a dialog. */
  focused?: boolean;
  done: (state: FormState, surgeon: string) => void;
};

/**
 * Gives requests to a surgeon, or from one to another where all of them are with one. Whoever suits best stands first
 * and is chosen already; whoever is away takes a second press.
 */
export function AssignForm({ subjects, suggestions, focused = false, done }: Props) {
  const again = subjects.every(({ status }) => status === "assigned");
  const form = useRef<HTMLFormElement>(null);
  const [chosen, choose] = useState(suggestions.find(({ suggested }) => suggested)?.id ?? "");
  const name = suggestions.find(({ id }) => id === chosen)?.name ?? "the surgeon";
  const [state, send, pending] = useFormAction(again ? reassign : assign, (after) => after && done(after, name));
  const warned = state.typed?.["surgeonId"] === chosen ? state.fields?.["despiteAbsence"] : undefined;
  useEffect(() => {
    if (focused) form.current?.querySelector<HTMLElement>("input:checked, input[type=radio]:enabled")?.focus();
  }, [focused]);
  return (
    <form ref={form} noValidate className="space-y-3" onSubmit={sentTo(send)}>
      {warned ? <Notice signal="warning" live title={warned} /> : <RefusalNotice state={state} />}
      <SubjectFields subjects={subjects} />
      {warned && <input type="hidden" name="despiteAbsence" value="true" />}
      <div className="-mx-1 max-h-72 overflow-y-auto px-1 pb-1">
        <Radios
          name="surgeonId"
          label="Surgeon"
          error={state.fields?.["surgeonId"]}
          defaultValue={chosen}
          input={{ onChange: (event) => choose(event.target.value) }}
          options={suggestions.map((surgeon) => ({
            value: surgeon.id,
            text: [surgeon.name, surgeon.credentials].filter(Boolean).join(", "),
            hint: suggestionWords(surgeon, subjects.length),
            disabled: !surgeon.licensed,
          }))}
        />
      </div>
      {suggestions.length === 0 && <p className="text-quiet">There is no surgeon yet.</p>}
      <SubmitButton pending={pending}>{warned ? "Assign all the same" : "Assign"}</SubmitButton>
    </form>
  );
}
