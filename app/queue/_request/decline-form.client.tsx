"use client";
import "#app/_ui/no-eval.client.ts";
import { zodResolver } from "@hookform/resolvers/zod";
import { startTransition, useId, useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import type { FormState } from "#app/_server/form-action.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { Select, TextArea } from "#app/_ui/field.tsx";
import { declineReasons } from "#lib/triage/decline-reasons.ts";
import { Decline } from "#lib/triage/forms.ts";
import { draftKey, dropDraft, keepDraft, readDraft } from "#app/_ui/draft.client.ts";
import { formOf, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { decline } from "../actions.ts";
import { useActs } from "./acts.client.ts";
import { KeysOf } from "./keys-of.tsx";
import { RefusalNotice } from "./refusal-notice.client.tsx";
import type { Subject } from "./subject.tsx";

type Reason = (typeof declineReasons)[number]["value"];

type Props = { subject: Pick<Subject, "id" | "reference" | "version">; done: (state: FormState) => void };

/** Ends a request without a review, with a letter that begins as the clinic's own for the reason. */
export function DeclineButton({ subject, done }: Props) {
  const [open, setOpen] = useState(false);
  useActs(["decline"], () => {
    setOpen(true);
    return true;
  });
  return (
    <>
      <p className="mb-2 text-quiet">Ends the request without a review. The patient gets a letter from you.</p>
      <span className="flex items-center gap-1.5">
        <Button onClick={() => setOpen(true)}>Decline…</Button>
        <span className="max-sm:hidden">
          <KeysOf act="decline" brief />
        </span>
      </span>
      <Dialog open={open} onOpenChange={setOpen} wide title={`Decline ${subject.reference}`}>
        <DeclineForm
          subject={subject}
          close={() => setOpen(false)}
          done={(state) => {
            setOpen(false);
            done(state);
          }}
        />
      </Dialog>
    </>
  );
}

/** Why, and the letter. */
export function DeclineForm({ subject: { id, version }, close, done }: Props & { close: () => void }) {
  const draft = draftKey("letter", id);
  const form = useId();
  const [kept] = useState(() => readDraft(draft) as { reason: Reason; letter: string } | null);
  const { register, handleSubmit, formState, getValues, setValue } = useForm<z.input<typeof Decline>>({
    resolver: zodResolver(Decline),
    defaultValues: { requestId: id, letter: "", ...kept },
  });
  const [state, send, pending] = useFormAction(decline, (after) => {
    dropDraft(draft);
    if (after) done(after);
  });
  const keep = () => keepDraft(draft, { reason: getValues("reason"), letter: getValues("letter") });
  const start = (reason: string) => {
    const typed = getValues("letter").trim();
    const untouched = typed === "" || declineReasons.some((one) => one.letter === typed);
    if (untouched) setValue("letter", letterFor(reason), { shouldValidate: formState.isSubmitted });
    keep();
  };
  return (
    <form
      id={form}
      noValidate
      className="space-y-3"
      onSubmit={(event) =>
        void handleSubmit(({ reason, letter }) =>
          startTransition(() => send(formOf({ requestId: id, version: String(version), reason, letter }))),
        )(event)
      }
    >
      <RefusalNotice state={state} />
      <Select
        label="Reason"
        hint="For our figures; the patient reads only the letter"
        error={formState.errors.reason?.message ?? state.fields?.["reason"]}
        {...register("reason", { onChange: (event: { target: { value: string } }) => start(event.target.value) })}
      >
        <option value="">Choose a reason</option>
        {declineReasons.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
      <TextArea
        label="Letter to the patient"
        rows={9}
        error={formState.errors.letter?.message ?? state.fields?.["letter"]}
        {...register("letter", { onChange: keep })}
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="danger" type="submit" pending={pending}>
          Decline and send
        </Button>
        <Button onClick={close}>Keep the request</Button>
      </div>
    </form>
  );
}

const letterFor = (reason: string): string => declineReasons.find(({ value }) => value === reason)?.letter ?? "";
