"use client";
import "#app/_ui/no-eval.client.ts";
import { zodResolver } from "@hookform/resolvers/zod";
import { startTransition, useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { Button } from "#app/_ui/button.tsx";
import { Radios } from "#app/_ui/choices.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { Kbd } from "#app/_ui/kbd.tsx";
import { formOf, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { IdentityDecision } from "#lib/triage/forms.ts";
import { draftKey, dropDraft, keepDraft, readDraft } from "#app/_ui/draft.client.ts";
import { DialogFoot } from "../_request/dialog-foot.tsx";
import { useActs } from "../_request/acts.client.ts";
import { RefusalNotice } from "../_request/refusal-notice.client.tsx";
import { decide } from "./actions.ts";

type Subject = { requestId: string; studyId: string; person: string; reasons: readonly string[] };

type Props = Subject & {
  label: string;
  /** The scan waits for this decision: the button is seen first, and the key D presses it. */
  waits: boolean;
  withKey: boolean;
};

/** The button and the dialog in which staff decide whose a scan is. It stays where it is, so that the focus does too. */
export function DecideIdentity({ label, waits, withKey, ...subject }: Props) {
  const [open, setOpen] = useState(false);
  const [told, setTold] = useState("");
  useActs(withKey ? ["decideIdentity"] : [], () => {
    setOpen(true);
    return true;
  });
  return (
    <div className="ml-auto flex items-center gap-1.5 print:hidden">
      <Button variant={waits ? "secondary" : "quiet"} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {withKey && (
        <span className="max-sm:hidden">
          <Kbd keys={["D"]} />
        </span>
      )}
      <span role="status" className="sr-only">
        {told}
      </span>
      <Dialog open={open} onOpenChange={setOpen} title="Whose scan is it?">
        <Decision
          {...subject}
          close={() => setOpen(false)}
          done={(theirs) => {
            setOpen(false);
            setTold(theirs ? "Decided: this person’s scan." : "Decided: another person’s scan.");
          }}
        />
      </Dialog>
    </div>
  );
}

type Kept = Partial<Pick<z.input<typeof IdentityDecision>, "decision" | "reason">>;

function Decision({
  requestId,
  studyId,
  person,
  reasons,
  close,
  done,
}: Subject & { close: () => void; done: (theirs: boolean) => void }) {
  const draft = draftKey("identity", studyId);
  const [kept] = useState(() => readDraft(draft) as Kept | null);
  const { register, handleSubmit, formState, getValues } = useForm<z.input<typeof IdentityDecision>>({
    resolver: zodResolver(IdentityDecision),
    defaultValues: { requestId, studyId, reason: "", ...kept },
  });
  const [state, send, pending] = useFormAction(decide, () => {
    dropDraft(draft);
    done(getValues("decision") === "theirs");
  });
  const keep = () => keepDraft(draft, { decision: getValues("decision"), reason: getValues("reason") });
  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) => void handleSubmit((values) => startTransition(() => send(formOf(values))))(event)}
    >
      <RefusalNotice state={state} />
      <ul className="list wrap-anywhere">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <Radios
        name="decision"
        label="Your decision"
        options={[
          { value: "theirs", text: `It is ${person}’s scan`, hint: "The surgeon sees it" },
          {
            value: "not_theirs",
            text: "It is another person’s",
            hint: "No surgeon sees it; the files stay as they came",
          },
        ]}
        error={formState.errors.decision?.message ?? state.fields?.["decision"]}
        defaultValue={kept?.decision}
        input={register("decision", { onChange: keep })}
      />
      <TextArea
        label="How do you know?"
        hint="Kept with the decision; the patient does not read it"
        rows={3}
        error={formState.errors.reason?.message ?? state.fields?.["reason"]}
        {...register("reason", { onChange: keep })}
      />
      <DialogFoot pending={pending} close={close}>
        Decide
      </DialogFoot>
    </form>
  );
}
