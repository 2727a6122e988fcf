"use client";
import { startTransition } from "react";
import type { FormState } from "#app/_server/form-action.ts";
import { useFormAction } from "#app/_ui/use-form-action.client.ts";
import { DialogFoot } from "./dialog-foot.tsx";
import { takeOver } from "../actions.ts";
import { RefusalNotice } from "./refusal-notice.client.tsx";
import { formAbout, type Subject, subjectWords } from "./subject.tsx";

type Props = {
  subjects: readonly Pick<Subject, "id" | "version" | "reference">[];
  owner: string | null;
  close: () => void;
  done: (state: FormState) => void;
};

/** Asks before something is taken from a colleague. */
export function TakeOverForm({ subjects, owner, close, done }: Props) {
  const [state, send, pending] = useFormAction(takeOver, (after) => after && done(after));
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        startTransition(() => send(formAbout(subjects)));
      }}
    >
      <RefusalNotice state={state} />
      <p>
        {owner ?? "A colleague"} has {subjectWords(subjects)} and is told by email that you took it over.
      </p>
      <DialogFoot pending={pending} close={close}>
        Take over
      </DialogFoot>
    </form>
  );
}
