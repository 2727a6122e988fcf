"use client";
import { Checkboxes } from "#app/_ui/choices.tsx";
import { TextArea, TextField } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { callIdentifiers } from "#lib/calls/call.ts";
import { dayWords, say } from "#lib/platform/language.ts";
import type { Compared } from "#lib/triage/compare-accounts.ts";
import { RefusalNotice } from "../_request/refusal-notice.client.tsx";
import { changeEmailFor, compare, joinAccounts, type Looked } from "./actions.ts";

/** By what a caller was known. Ids of their own, as several such groups stand on one page. */
const Identified = ({ name, error }: { name: string; error: string | undefined }) => (
  <Checkboxes
    name={name}
    label="What did they tell you that matches?"
    hint="Ask, never say it first; two at least"
    options={callIdentifiers}
    error={error}
  />
);

/** Another address for somebody who called: they confirm it themselves, by a code to each. */
export function EmailChange({ requestId }: { requestId: string }) {
  const [state, send, pending] = useFormAction(changeEmailFor);
  return (
    <details>
      <summary className="min-h-6 font-medium">Change their email address</summary>
      <form noValidate onSubmit={sentTo(send)} className="mt-2 space-y-3">
        <RefusalNotice state={state} />
        <p className="text-small text-quiet">
          A code goes to the address of now and one to the new one. They sign in and type both; until then nothing
          changes.
        </p>
        <input type="hidden" name="requestId" value={requestId} />
        <TextField
          name="newEmail"
          type="email"
          label="New email address"
          autoComplete="off"
          spellCheck={false}
          error={state.fields?.["email"]}
        />
        <Identified name="emailKnownBy" error={state.fields?.["identifiers"]} />
        <div className="flex items-center gap-3">
          <SubmitButton variant="secondary" pending={pending}>
            Send the codes
          </SubmitButton>
          <span role="status">{state.done && "Both codes are on their way"}</span>
        </div>
      </form>
    </details>
  );
}

/** Two accounts of one person: they are looked at side by side before anything is moved. */
export function AccountMerge({ requestId }: { requestId: string }) {
  const [looked, look, looking] = useFormAction(compare);
  const [state, send, pending] = useFormAction(joinAccounts);
  const { compared } = looked as Looked;
  return (
    <details>
      <summary className="min-h-6 font-medium">This person has another account</summary>
      <div className="mt-2 space-y-3">
        <form noValidate onSubmit={sentTo(look)} className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="requestId" value={requestId} />
          <TextField
            name="otherReference"
            label="Reference of a request in the other account"
            width={16}
            autoComplete="off"
            error={looked.fields?.["reference"]}
          />
          <SubmitButton variant="secondary" pending={looking}>
            Compare
          </SubmitButton>
        </form>
        <RefusalNotice state={looked} />
        {compared && !compared.sides && (
          <Notice signal="warning" title="There is no such request in another account" live />
        )}
        {compared?.sides && (
          <form noValidate onSubmit={sentTo(send)} className="space-y-3">
            <RefusalNotice state={state} />
            <input type="hidden" name="requestId" value={requestId} />
            <input type="hidden" name="reference" value={compared.reference} />
            <div className="grid gap-3 sm:grid-cols-2">
              <Side title="This account stays" side={compared.sides.here} />
              <Side title="This account is closed" side={compared.sides.there} />
            </div>
            <p className="text-small text-quiet">
              All requests of the other account move here. Its sessions end, and both addresses are told. This cannot be
              undone.
            </p>
            <Identified name="mergeKnownBy" error={state.fields?.["identifiers"]} />
            <TextArea name="reason" label="How do you know?" rows={2} error={state.fields?.["reason"]} />
            <SubmitButton variant="danger" pending={pending}>
              Make one account of both
            </SubmitButton>
          </form>
        )}
        <p role="status">{state.done && "Done: both are one account now."}</p>
      </div>
    </details>
  );
}

function Side({ title, side: { names, birthDates, email, references } }: { title: string; side: Compared["here"] }) {
  return (
    <div className="min-w-0 rounded border border-hairline p-3">
      <p className="font-medium">{title}</p>
      <p className="wrap-anywhere">{names.join(" / ") || "No name"}</p>
      <p>{birthDates.map((date) => say("en", dayWords(date) ?? date)).join(" / ") || "No date of birth"}</p>
      <p className="text-quiet wrap-anywhere">{email ?? "No email"}</p>
      <p className="reference">{references.join(", ")}</p>
    </div>
  );
}
