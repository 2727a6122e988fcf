"use client";
import { TextArea, TextField } from "#app/_ui/field.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { giveEmail, keepAddress } from "../entry/actions.ts";
import { RefusalNotice } from "./refusal-notice.client.tsx";

/** An address for somebody who had none: with it they sign in, and mails go there. */
export function EmailForm({ requestId }: { requestId: string }) {
  const [state, send, pending] = useFormAction(giveEmail);
  return (
    <details className="mt-2">
      <summary className="min-h-6 font-medium">Add an email address</summary>
      <form noValidate onSubmit={sentTo(send)} className="mt-2 space-y-3">
        <RefusalNotice state={state} />
        <p className="text-small text-quiet">
          Whoever reads this mailbox can sign in and see the request. Have it spelled out, and type it twice.
        </p>
        <input type="hidden" name="requestId" value={requestId} />
        <TextField
          name="email"
          type="email"
          label="Email address"
          autoComplete="off"
          spellCheck={false}
          error={state.fields?.["email"]}
        />
        <TextField
          name="again"
          type="email"
          label="Once more"
          autoComplete="off"
          spellCheck={false}
          error={state.fields?.["again"]}
        />
        <SubmitButton variant="secondary" pending={pending}>
          Add
        </SubmitButton>
      </form>
    </details>
  );
}

/** Where letters go, as it stands on the envelope. */
export function PostalAddress({ requestId, postalAddress }: { requestId: string; postalAddress: string }) {
  const [state, send, pending] = useFormAction(keepAddress);
  return (
    <form noValidate onSubmit={sentTo(send)} className="space-y-2">
      <RefusalNotice state={state} />
      <input type="hidden" name="requestId" value={requestId} />
      <TextArea
        name="postalAddress"
        label="Postal address"
        hint="As it stands on the envelope"
        rows={3}
        defaultValue={postalAddress}
        error={state.fields?.["postalAddress"]}
      />
      <div className="flex items-center gap-3">
        <SubmitButton variant="secondary" pending={pending}>
          Save address
        </SubmitButton>
        <span role="status">{state.done && "Saved"}</span>
      </div>
    </form>
  );
}
