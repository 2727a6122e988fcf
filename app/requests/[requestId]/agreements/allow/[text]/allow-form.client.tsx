"use client";
import type { ReactNode } from "react";
import { agreements as words } from "#app/_consents/words.ts";
import { ErrorSummary, type Problem } from "#app/_ui/error-summary.client.tsx";
import { TextField } from "#app/_ui/field.tsx";
import { useLanguage, useSay } from "#app/_ui/language.client.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { allow } from "#app/requests/actions.ts";
import { type Capacity, nameToType } from "#lib/consents/signer.ts";
import { NotTaken } from "#app/requests/not-taken.client.tsx";

/** Allows one thing by typing one's name. Works without a script. */
export function AllowForm({
  requestId,
  text,
  asksForPerson,
  capacity,
  children,
}: {
  requestId: string;
  text: string;
  asksForPerson: boolean;
  capacity: Capacity;
  /** The heading and the text: problems come before them. */
  children: ReactNode;
}) {
  const { state, problems, typed, pending, form } = usePlainForm(allow);
  const language = useLanguage();
  const say = useSay();
  return (
    <form {...form} className="space-y-5">
      <ErrorSummary problems={inOrder(problems)} attempt={state.attempt} />
      {children}
      <NotTaken state={state} />
      {asksForPerson && (
        <TextField
          name="person"
          label={say(words.person)}
          hint={say(words.personHint)}
          error={state.fields?.["person"]}
          defaultValue={typed("person")}
          maxLength={200}
        />
      )}
      <TextField
        name="typedName"
        label={say(nameToType(capacity))}
        hint={say(words.signature)}
        error={state.fields?.["typedName"]}
        defaultValue={typed("typedName")}
        autoComplete={capacity === "helped" ? "off" : "name"}
        spellCheck={false}
      />
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="text" value={text} />
      <input type="hidden" name="language" value={language} />
      <SubmitButton pending={pending}>{say(words.allow)}</SubmitButton>
    </form>
  );
}

/** As the fields stand: the person is checked after the name. */
const inOrder = (problems: readonly Problem[]) =>
  [...problems].sort((one, other) => Number(other.name === "person") - Number(one.name === "person"));
