"use client";
import { useRef } from "react";
import { QuestionControl } from "#app/requests/[requestId]/questions/[slug]/question-control.client.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import type { QuestionField } from "#lib/intake/question.ts";
import type { Text } from "#lib/platform/language.ts";
import { RefusalNotice } from "../../_request/refusal-notice.client.tsx";
import { enter } from "../actions.ts";

type Part = { slug: string; title: Text; advice: readonly string[]; needed: boolean; fields: readonly QuestionField[] };

/**
 * Every question at once, as the patient would be asked it: read out on the phone, or copied from a letter. What is saved
 * opens what follows from it; what does not fit stays in its box.
 */
export function EntryForm({
  requestId,
  parts,
  shown,
  countries,
}: {
  requestId: string;
  parts: readonly Part[];
  shown: Readonly<Record<string, unknown>>;
  countries: readonly { value: string; text: string }[];
}) {
  const form = useRef<HTMLFormElement>(null);
  const [state, send, pending] = useFormAction(enter);
  const errors = state.fields ?? {};
  const problems = Object.entries(errors).map(([name, message]) => ({ name, message }));
  return (
    <form ref={form} noValidate onSubmit={sentTo(send)} className="@container space-y-3">
      <ErrorSummary problems={problems} attempt={state.attempt} />
      <RefusalNotice state={state} />
      <input type="hidden" name="requestId" value={requestId} />
      {parts.map(({ slug, title, advice, needed, fields }) => (
        <Panel key={slug} title={needed ? title.en : `${title.en} (optional)`}>
          {advice.length > 0 && (
            <div className="measure mb-3 space-y-1">
              <p className="text-quiet">Read to them:</p>
              {advice.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </div>
          )}
          <div className={fields.length > 1 && fields.every(isShort) ? "grid gap-3 @2xl:grid-cols-2" : "space-y-3"}>
            {fields.map((field) => (
              <QuestionControl
                key={field.name}
                field={field}
                asHeading={false}
                errors={errors}
                shown={shown}
                countries={countries}
              />
            ))}
          </div>
        </Panel>
      ))}
      <div className="sticky bottom-0 flex items-center gap-3 border-t border-hairline bg-paper py-2">
        <SubmitButton pending={pending}>Save</SubmitButton>
        <span role="status">{state.done ? "Saved" : problems.length > 0 && state.message}</span>
      </div>
    </form>
  );
}

/** What leaves room beside it. */
const isShort = ({ kind }: QuestionField): boolean => ["text", "list", "date", "number", "phone"].includes(kind);
