"use client";
import { Panel } from "#app/_ui/panel.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { RefusalNotice } from "../_request/refusal-notice.client.tsx";
import { showAnswer } from "./actions.ts";

/** The patient asked to be phoned before they read the answer. */
export function CallFirst({ requestId, callBy, phone }: { requestId: string; callBy: string; phone: string | null }) {
  const { state, pending, form } = usePlainForm(showAnswer);
  return (
    <Panel title="Call before the answer is shown">
      <form {...form} className="space-y-3">
        <RefusalNotice state={state} />
        <p>
          The patient asked to be phoned first{phone && ": "}
          {phone && <PhoneLink number={phone} />}. The answer shows by itself <When at={callBy} />.
        </p>
        <input type="hidden" name="requestId" value={requestId} />
        <SubmitButton pending={pending}>Called: show the answer now</SubmitButton>
      </form>
    </Panel>
  );
}
