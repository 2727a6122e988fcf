"use client";
import { Checkboxes } from "#app/_ui/choices.tsx";
import { TextField } from "#app/_ui/field.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import type { TriageRequest } from "#lib/triage/view-request.ts";
import { RefusalNotice } from "../_request/refusal-notice.client.tsx";
import { chart as note } from "./actions.ts";

type ChartProps = { requestId: string; chart: TriageRequest["chart"] };

/** Where the person is in the clinic's own records, and whether the answer is filed there. */
export function Chart({ requestId, chart: { mrn, filedAt, noted } }: ChartProps) {
  const { state, pending, form } = usePlainForm(note);
  return (
    <div className="space-y-3">
      {noted && (
        <p>
          {mrn ? <span className="reference">{mrn}</span> : "No number"}
          {filedAt ? (
            <>
              , filed <When at={filedAt} show="date" />
            </>
          ) : (
            ", not filed yet"
          )}
          <span className="block text-small text-quiet">
            Noted by {noted.by}, <When at={noted.at} />
          </span>
        </p>
      )}
      <details open={!noted} className="print:hidden">
        <summary className="min-h-6 font-medium">{noted ? "Change" : "Number and filing"}</summary>
        <form {...form} key={noted?.at ?? ""} className="mt-2 space-y-3">
          <RefusalNotice state={state} />
          <input type="hidden" name="requestId" value={requestId} />
          <TextField
            name="mrn"
            label="Medical record number"
            hint="As the clinic’s own records have it. The search finds it as a whole"
            defaultValue={mrn}
            autoComplete="off"
            error={state.fields?.["mrn"]}
          />
          <Checkboxes
            name="filed"
            label="Chart"
            options={[{ value: "yes", text: "The answer is filed in the chart" }]}
            input={{ defaultChecked: filedAt !== null }}
          />
          <SubmitButton variant="secondary" pending={pending}>
            Note it
          </SubmitButton>
        </form>
      </details>
    </div>
  );
}
