"use client";
import { useEffect, useRef } from "react";
import type { FormState } from "#app/_server/form-action.ts";
import { Button } from "#app/_ui/button.tsx";
import { Radios } from "#app/_ui/choices.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Skeleton } from "#app/_ui/skeleton.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import type { OtherRequest } from "#lib/triage/list-others.ts";
import { DialogFoot } from "./dialog-foot.tsx";
import { merge } from "../actions.ts";
import { RefusalNotice } from "./refusal-notice.client.tsx";
import { regionWords } from "./region-words.ts";
import { type Subject, SubjectFields } from "./subject.tsx";
import { useAsked } from "./use-asked.client.ts";
import { statusWords } from "./words.ts";

type Props = { subject: Subject; close: () => void; done: (state: FormState) => void };

/** With which other request of the same person this one goes on; it is closed, and its scan stays where it is. */
export function MergeForm({ subject, close, done }: Props) {
  const { value, trouble } = useAsked(`/api/queue/${subject.id}/others`);
  if (trouble) return <Notice signal="warning" live title={trouble} />;
  if (!value) return <Skeleton className="h-24 w-full" />;
  const { others } = value as { others: OtherRequest[] };
  const open = others.filter((one) => one.open);
  if (open.length === 0)
    return (
      <>
        <p>
          {others.length === 0
            ? "This person has sent no other request."
            : "The other requests of this person have ended. Merge with one that is open."}
        </p>
        <Button onClick={close}>Close</Button>
      </>
    );
  return <Choice subject={subject} others={open} close={close} done={done} />;
}

function Choice({ subject, others, close, done }: Props & { others: readonly OtherRequest[] }) {
  const form = useRef<HTMLFormElement>(null);
  const [state, send, pending] = useFormAction(merge, (after) => after && done(after));
  useEffect(() => form.current?.querySelector<HTMLElement>("input:checked")?.focus(), []);
  return (
    <form ref={form} noValidate className="space-y-3" onSubmit={sentTo(send)}>
      <RefusalNotice state={state} />
      <SubjectFields subjects={[subject]} />
      <p>
        {subject.reference} is closed. Scan and messages stay with it, and each of the two says where the other is. The
        patient is told by email; who has none is put on the list of calls.
      </p>
      <Radios
        name="intoId"
        label="Goes on as"
        error={state.fields?.["intoId"]}
        defaultValue={others[0]?.id}
        options={others.map(({ id, reference, status, submittedAt, regions }) => ({
          value: id,
          text: reference,
          hint: (
            <>
              {statusWords[status]} · {regionWords(regions)} · sent <When at={submittedAt} show="date" />
            </>
          ),
        }))}
      />
      <DialogFoot pending={pending} close={close}>
        Merge
      </DialogFoot>
    </form>
  );
}
