"use client";
import { Radios } from "#app/_ui/choices.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import type { TriageRequest } from "#lib/triage/view-request.ts";
import { RefusalNotice } from "../_request/refusal-notice.client.tsx";
import { answerWish } from "./actions.ts";

type Wish = TriageRequest["wishes"][number];

/** What the patient asked to have deleted or corrected: each is decided here, with a reason that they read. */
export function Wishes({ requestId, wishes }: { requestId: string; wishes: readonly Wish[] }) {
  return wishes.map((wish) => (
    <Panel key={wish.id} title={wish.kind === "deletion" ? "Asks for deletion" : "Asks for a correction"}>
      <div className="space-y-3">
        <p className="text-small text-quiet">
          Asked <When at={wish.askedAt} />
        </p>
        <p className="wrap-anywhere whitespace-pre-line">{wish.text}</p>
        {wish.state === "open" ? <Decide requestId={requestId} wish={wish} /> : <Decided wish={wish} />}
      </div>
    </Panel>
  ));
}

function Decide({ requestId, wish: { id, kind } }: { requestId: string; wish: Wish }) {
  const { state, pending, form } = usePlainForm(answerWish);
  const typed = state.typed?.["reason"];
  return (
    <form {...form} className="space-y-3">
      <RefusalNotice state={state} />
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="wishId" value={id} />
      <Radios
        name="decision"
        label="Your decision"
        error={state.fields?.["decision"]}
        options={[
          kind === "deletion"
            ? {
                value: "granted",
                text: "Delete it",
                hint: "Ends an open request. Scan, papers, answers and messages go at once; consents and a signed opinion stay",
              }
            : { value: "granted", text: "It is corrected", hint: "Their words stay with the request" },
          { value: "refused", text: "Not done" },
        ]}
      />
      <TextArea
        name="reason"
        label="Why"
        hint="The patient reads it"
        rows={3}
        error={state.fields?.["reason"]}
        {...(typeof typed === "string" ? { defaultValue: typed } : {})}
      />
      <SubmitButton variant="secondary" pending={pending}>
        Decide
      </SubmitButton>
    </form>
  );
}

function Decided({ wish: { state, decidedAt, decidedBy, reason } }: { wish: Wish }) {
  return (
    <p className="border-t border-hairline pt-2">
      <span className="text-small text-quiet">
        {state === "granted" ? "Done" : "Not done"} by {decidedBy ?? "staff"}
        {decidedAt && (
          <>
            {" "}
            <When at={decidedAt} />
          </>
        )}
      </span>
      <span className="block wrap-anywhere whitespace-pre-line">{reason}</span>
    </p>
  );
}
