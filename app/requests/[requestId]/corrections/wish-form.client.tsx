"use client";
import type { ReactNode } from "react";
import { Radios } from "#app/_ui/choices.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { draftKey } from "#app/_ui/draft.client.ts";
import { useKeptText } from "#app/_ui/kept-text.client.ts";
import { useSay } from "#app/_ui/language.client.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { wish } from "#app/requests/actions.ts";
import { NotTaken } from "#app/requests/not-taken.client.tsx";
import { wishKinds } from "#lib/wishes/wish.ts";
import { wishWords as words } from "./words.ts";

/** Where a person says what should be corrected or deleted; the page's heading is its children: problems come before it. */
export function WishForm({ requestId, children }: { requestId: string; children: ReactNode }) {
  const say = useSay();
  const { box, drop } = useKeptText(draftKey("wish", requestId));
  const { state, problems, typed, pending, form } = usePlainForm(wish, drop);
  return (
    <form {...form} className="space-y-6">
      <ErrorSummary problems={problems} attempt={state.attempt} />
      {children}
      <NotTaken state={state} />
      <Radios
        name="kind"
        label={say(words.kind)}
        error={state.fields?.["kind"]}
        options={wishKinds.map((value) => ({ value, text: say(words.kinds[value]) }))}
        defaultValue={typed("kind")}
      />
      <TextArea
        name="text"
        {...box}
        label={say(words.text)}
        hint={say(words.hint)}
        error={state.fields?.["text"]}
        defaultValue={typed("text")}
      />
      <input type="hidden" name="requestId" value={requestId} />
      <SubmitButton pending={pending}>{say(words.send)}</SubmitButton>
    </form>
  );
}
