"use client";
import { useRef } from "react";
import { Badge } from "#app/_ui/badge.tsx";
import { Select, TextField } from "#app/_ui/field.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { discEndWords } from "#lib/discs/disc.ts";
import { dayWords } from "#lib/platform/language.ts";
import type { TriageRequest } from "#lib/triage/view-request.ts";
import { noteDisc, noteDiscGone } from "../entry/actions.ts";
import { RefusalNotice } from "./refusal-notice.client.tsx";

/** Every disc that came by post: when, and where it went. */
export function DiscLog({
  requestId,
  discId,
  discs,
}: {
  requestId: string;
  /** Made with the page: what is sent twice is one disc. */
  discId: string;
  discs: TriageRequest["discs"];
}) {
  const form = useRef<HTMLFormElement>(null);
  const [state, send, pending] = useFormAction(noteDisc, () => form.current?.reset());
  const here = discs.filter(({ end }) => end === null);
  return (
    <div className="space-y-3">
      {discs.length === 0 && <p className="text-quiet">No disc has come.</p>}
      {discs.length > 0 && (
        <ul className="divide-y divide-hairline">
          {discs.map((disc) => (
            <li key={disc.id} className="space-y-1 py-1.5 first:pt-0">
              <p className="flex flex-wrap items-center gap-x-2">
                <span className="min-w-0 font-medium wrap-anywhere">{disc.label}</span>
                {disc.end ? <Badge>{discEndWords[disc.end.how]}</Badge> : <Badge signal="warning">Here with us</Badge>}
              </p>
              <p className="text-small text-quiet">
                Came {words(disc.receivedOn)}, noted by {disc.receivedBy}
                {disc.end && `. ${discEndWords[disc.end.how]} ${words(disc.end.on)}, noted by ${disc.end.by}`}
              </p>
            </li>
          ))}
        </ul>
      )}
      <details open={state.attempt > 0 && !state.done}>
        <summary className="min-h-6 font-medium">A disc has come</summary>
        <form ref={form} noValidate onSubmit={sentTo(send)} className="mt-2 space-y-3">
          <RefusalNotice state={state} />
          <input type="hidden" name="requestId" value={requestId} />
          <input type="hidden" name="discId" value={discId} />
          <TextField name="label" label="What stands on it" error={state.fields?.["label"]} />
          <TextField
            name="discReceivedOn"
            type="date"
            label="Day it came"
            width={14}
            error={state.fields?.["discReceivedOn"]}
          />
          <SubmitButton variant="secondary" pending={pending}>
            Write down
          </SubmitButton>
        </form>
      </details>
      {here.length > 0 && <DiscGone requestId={requestId} here={here} />}
    </div>
  );
}

/** One that is here was sent back or destroyed. */
function DiscGone({ requestId, here }: { requestId: string; here: TriageRequest["discs"] }) {
  const [state, send, pending] = useFormAction(noteDiscGone);
  return (
    <details open={state.attempt > 0 && !state.done}>
      <summary className="min-h-6 font-medium">A disc was sent back or destroyed</summary>
      <form noValidate onSubmit={sentTo(send)} className="mt-2 space-y-3">
        <RefusalNotice state={state} />
        <input type="hidden" name="requestId" value={requestId} />
        <Select name="goneDisc" label="Which disc" error={state.fields?.["discId"]}>
          {here.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
        <Select name="end" label="Where it went" defaultValue="" error={state.fields?.["end"]}>
          <option value="">Choose</option>
          <option value="returned">{discEndWords.returned}</option>
          <option value="destroyed">{discEndWords.destroyed}</option>
        </Select>
        <TextField name="endedOn" type="date" label="Day it went" width={14} error={state.fields?.["endedOn"]} />
        <SubmitButton variant="secondary" pending={pending}>
          Write down
        </SubmitButton>
      </form>
    </details>
  );
}

const words = (day: string): string => dayWords(day)?.en ?? day;
