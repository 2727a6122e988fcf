"use client";
import { CalendarCheck } from "lucide";
import { useState } from "react";
import { Badge, type Signal } from "#app/_ui/badge.tsx";
import { Radios } from "#app/_ui/choices.tsx";
import { Select, TextArea, TextField } from "#app/_ui/field.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import type { TriageRequest } from "#lib/triage/view-request.ts";
import { followUpKinds, followUpStates, insuranceKinds } from "../_request/follow-up-words.ts";
import { RefusalNotice } from "../_request/refusal-notice.client.tsx";
import { followUp as logCall, insurance as keepInsurance } from "./actions.ts";

type FollowUp = NonNullable<TriageRequest["followUp"]>;

/** What follows an answer that says "may be a candidate": calls, a visit, and only now their insurance. */
export function FollowUp({ requestId, followUp }: { requestId: string; followUp: FollowUp }) {
  const { state, tries, mostTries, dueAt, visit } = followUp;
  return (
    <Panel title="Follow-up" actions={<Badge signal={signals[state]}>{followUpStates[state]}</Badge>}>
      <div className="space-y-3">
        {state === "corrected" && <p>The answer was corrected: no visit is offered any more.</p>}
        {visit && (
          <p>
            Visit <When at={visit.at} show="exact" />, {visit.place}
          </p>
        )}
        {dueAt && (
          <p>
            Call <When at={dueAt} show="date" />
            {tries > 0 && (
              <span className="text-quiet">
                , tried {tries} of {mostTries} times
              </span>
            )}
          </p>
        )}
        <Insurance key={JSON.stringify(followUp.insurance)} requestId={requestId} insurance={followUp.insurance} />
        <LogCall key={followUp.steps[0]?.id ?? ""} requestId={requestId} />
        <Calls steps={followUp.steps} />
      </div>
    </Panel>
  );
}

const signals: Record<FollowUp["state"], Signal> = {
  offered: "warning",
  reached: "info",
  booked: "good",
  not_interested: "neutral",
  unreachable: "neutral",
  corrected: "neutral",
};

/** What came of a call; what only one answer needs appears with it. */
function LogCall({ requestId }: { requestId: string }) {
  const { state, pending, typed, form } = usePlainForm(logCall);
  const [kind, setKind] = useState(typed("kind") ?? "");
  const error = (name: string) => state.fields?.[name];
  return (
    <form {...form} className="space-y-3 border-t border-hairline pt-3">
      <RefusalNotice state={state} />
      <input type="hidden" name="requestId" value={requestId} />
      <Radios
        name="kind"
        label="What came of the call"
        error={error("kind")}
        options={followUpKinds}
        defaultValue={typed("kind")}
        input={{ onChange: (event) => setKind(event.target.value) }}
      />
      {kind === "booked" && (
        <>
          <TextField
            name="visitAt"
            type="datetime-local"
            label="Visit"
            hint="At the clinic’s time"
            error={error("visitAt")}
            className="max-w-60"
            defaultValue={typed("visitAt")}
          />
          <TextField
            name="visitPlace"
            label="Where"
            maxLength={120}
            error={error("visitPlace")}
            defaultValue={typed("visitPlace")}
          />
        </>
      )}
      {(kind === "reached" || kind === "no_answer") && (
        <TextField
          name="nextOn"
          type="date"
          label="Call again on (optional)"
          hint={kind === "reached" ? "Else in five working days" : "Else on the next working day"}
          error={error("nextOn")}
          className="max-w-44"
          defaultValue={typed("nextOn")}
        />
      )}
      <TextArea
        name="followNote"
        label="Note (optional)"
        rows={2}
        error={error("note")}
        defaultValue={typed("followNote")}
      />
      <SubmitButton variant="secondary" pending={pending} icon={<Icon of={CalendarCheck} />}>
        Save the call
      </SubmitButton>
    </form>
  );
}

/** Asked for the visit alone; who is reviewed never depends on it. */
function Insurance({ requestId, insurance }: { requestId: string; insurance: FollowUp["insurance"] }) {
  const { state, pending, form } = usePlainForm(keepInsurance);
  return (
    <details open={state.code !== undefined}>
      <summary className="py-0.5">
        Insurance: {insurance ? insuranceWords(insurance) : <span className="text-quiet">not asked yet</span>}
      </summary>
      <form {...form} className="mt-2 space-y-3">
        <RefusalNotice state={state} />
        <input type="hidden" name="requestId" value={requestId} />
        <Select
          name="insurance"
          label="Insurance"
          hint="For the visit alone. It never decides who is reviewed"
          error={state.fields?.["insurance"]}
          defaultValue={insurance?.kind ?? ""}
        >
          <option value="">Choose what they said</option>
          {insuranceKinds.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
        <TextField
          name="plan"
          label="Plan (optional)"
          maxLength={120}
          autoComplete="off"
          error={state.fields?.["plan"]}
          defaultValue={insurance?.plan ?? ""}
        />
        <SubmitButton variant="secondary" pending={pending}>
          Save insurance
        </SubmitButton>
      </form>
    </details>
  );
}

const insuranceWords = ({ kind, plan }: NonNullable<FollowUp["insurance"]>): string =>
  [insuranceKinds.find(({ value }) => value === kind)?.text ?? kind, plan].filter(Boolean).join(", ");

function Calls({ steps }: { steps: FollowUp["steps"] }) {
  if (steps.length === 0) return null;
  return (
    <ol aria-label="Calls, the newest first" className="space-y-2 border-t border-hairline pt-3">
      {steps.map(({ id, kind, note, at, by }) => (
        <li key={id}>
          {followUpKinds.find(({ value }) => value === kind)?.text}{" "}
          <span className="text-small text-quiet">
            <When at={at} /> by {by}
          </span>
          {note && <span className="block wrap-anywhere whitespace-pre-line">{note}</span>}
        </li>
      ))}
    </ol>
  );
}
