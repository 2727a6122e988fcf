"use client";
import type { ReactNode } from "react";
import { Radios } from "#app/_ui/choices.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { Select } from "#app/_ui/field.tsx";
import { useLanguage, useSay } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import {
  abroad,
  ageOptions,
  eligibilityWords as words,
  regionOptions,
  scanOptions,
} from "#lib/intake/eligibility-words.ts";
import { states } from "#lib/intake/states.ts";
import { alphabetical, type Text } from "#lib/platform/language.ts";
import { check } from "./actions.ts";

/**
 * Four short questions that need neither a script nor a sign-in. `before` is what this browser answered earlier; the
 * heading and what goes with it are children: problems come before them.
 */
export function EligibilityForm({
  minimumAge,
  before,
  children,
}: {
  minimumAge: number;
  before: Readonly<Record<string, string>> | null;
  children: ReactNode;
}) {
  const say = useSay();
  const language = useLanguage();
  const { state, problems, typed, pending, form } = usePlainForm(check);
  const given = (name: string) => typed(name) || before?.[name];
  const group = (name: string, options: readonly { value: string; text: Text; hint?: Text }[]) => ({
    name,
    error: state.fields?.[name],
    defaultValue: given(name),
    options: options.map(({ value, text, hint }) => ({ value, text: say(text), hint: hint && say(hint) })),
  });
  return (
    <form {...form} className="space-y-9">
      <ErrorSummary problems={problems} attempt={state.attempt} />
      {children}
      {state.message && problems.length === 0 && <Notice signal="warning" title={say(state.message)} live />}
      <Select
        name="place"
        label={say(words.place)}
        hint={say(words.placeHint)}
        error={state.fields?.["place"]}
        defaultValue={given("place") ?? ""}
      >
        <option value="">{say(words.choose)}</option>
        {alphabetical(language, states).map(({ value, text }) => (
          <option key={value} value={value}>
            {say(text)}
          </option>
        ))}
        <option value={abroad}>{say(words.abroad)}</option>
      </Select>
      {minimumAge > 0 ? (
        <Radios label={say(words.age)} {...group("age", ageOptions(minimumAge))} />
      ) : (
        <input type="hidden" name="age" value="old_enough" />
      )}
      <Radios label={say(words.region)} {...group("region", regionOptions)} />
      <Radios label={say(words.scan)} {...group("scan", scanOptions)} />
      <SubmitButton pending={pending} wide>
        {say(words.button)}
      </SubmitButton>
    </form>
  );
}
