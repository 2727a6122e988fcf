"use client";
import "#app/_ui/no-eval.client.ts";
import { zodResolver } from "@hookform/resolvers/zod";
import { startTransition, useEffect, useState, useSyncExternalStore } from "react";
import { useForm } from "react-hook-form";
import type { FormState } from "#app/_server/form-action.ts";
import { Button } from "#app/_ui/button.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { Question } from "#lib/triage/forms.ts";
import { draftKey, dropDraft, keepDraft, onOffer, readDraft } from "#app/_ui/draft.client.ts";
import { formOf, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { ask } from "../actions.ts";
import { QuestionHelp } from "./question-help.client.tsx";
import { RefusalNotice } from "./refusal-notice.client.tsx";
import type { Subject } from "./subject.tsx";

type Props = { subject: Pick<Subject, "id" | "version">; done: (state: FormState) => void };

/** A question to the patient; the draft is kept in this tab until it is sent. */
export function QuestionForm({ subject: { id, version }, done }: Props) {
  const draft = draftKey("question", id);
  const { register, handleSubmit, formState, getValues, setValue, setFocus, reset } = useForm({
    resolver: zodResolver(Question),
    defaultValues: { requestId: id, body: "" },
  });
  const [state, send, pending] = useFormAction(ask, (after) => {
    dropDraft(draft);
    reset();
    if (after) done(after);
  });
  useEffect(() => {
    const take = () => {
      const kept = readDraft(draft);
      if (typeof kept === "string") setValue("body", kept);
    };
    take();
    return onOffer(draft, () => {
      take();
      setFocus("body");
    });
  }, [draft, setValue, setFocus]);
  const put = (words: string) => {
    const before = getValues("body").trim();
    const body = before.includes(words) ? before : [before, words].filter(Boolean).join("\n\n");
    setValue("body", body, { shouldValidate: formState.isSubmitted });
    keepDraft(draft, body);
    setFocus("body");
  };
  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) =>
        void handleSubmit(({ body }) =>
          startTransition(() => send(formOf({ requestId: id, version: String(version), body }))),
        )(event)
      }
    >
      <RefusalNotice state={state} />
      <TextArea
        label="What do you need from the patient?"
        hint="They get an email that you asked, and read this after signing in"
        rows={4}
        error={formState.errors.body?.message ?? state.fields?.["body"]}
        {...register("body", {
          onChange: (event: { target: { value: string } }) => keepDraft(draft, event.target.value),
        })}
      />
      <QuestionHelp requestId={id} put={put} />
      <SubmitButton variant="secondary" pending={pending}>
        Send question
      </SubmitButton>
    </form>
  );
}

/** What was typed and can no longer be sent, to be copied or thrown away. */
export function UnsentQuestion({ requestId }: { requestId: string }) {
  const key = draftKey("question", requestId);
  const [dropped, setDropped] = useState(false);
  const text = useSyncExternalStore(never, () => readDraft(key), nothing);
  if (dropped || typeof text !== "string" || text.trim() === "") return null;
  return (
    <Panel title="A question that was not sent">
      <div className="space-y-2">
        <p className="text-quiet">The request has moved on. You can still copy your text.</p>
        <p className="rounded bg-sunken p-2 wrap-anywhere whitespace-pre-line">{text}</p>
        <Button
          onClick={() => {
            dropDraft(key);
            setDropped(true);
          }}
        >
          Discard
        </Button>
      </div>
    </Panel>
  );
}

const never = () => () => undefined;
const nothing = () => null;
