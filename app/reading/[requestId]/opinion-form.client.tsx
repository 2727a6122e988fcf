"use client";
import "#app/_ui/no-eval.client.ts";
import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { Button } from "#app/_ui/button.tsx";
import { Radios } from "#app/_ui/choices.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { CompleteOpinion, outcomeForPatient, outcomes } from "#lib/opinions/content.ts";
import { type Draft, useDraftSaving } from "./save-draft.client.ts";
import { SavingWords } from "./saving-words.client.tsx";
import { type Complete, SignDialog } from "./sign-dialog.client.tsx";

type OpinionFormProps = {
  requestId: string;
  saved: Draft;
  savedAt: string | null;
  signAs: string;
  phone: string | null;
};

const names = ["outcome", "findings", "patientMessage"] as const;

/** The opinion while it is written: saved as typed, checked when it is to be signed. */
export function OpinionForm({ requestId, saved, savedAt, signAs, phone }: OpinionFormProps) {
  const { saving, keep, left, stop, drop } = useDraftSaving(requestId, savedAt);
  const [complete, setComplete] = useState<Complete | null>(null);
  const [refused, setRefused] = useState<Record<string, string>>({});
  const { register, handleSubmit, formState, control, getValues, reset } = useForm<Draft, unknown, Complete>({
    resolver: zodResolver(CompleteOpinion) as never, // a draft may lack what the schema demands
    defaultValues: saved,
    shouldFocusError: false, // the summary takes the focus
  });
  const outcome = useWatch({ control, name: "outcome" });
  useEffect(() => {
    const typed = left();
    if (!typed) return;
    reset(typed, { keepDefaultValues: true });
    keep(typed);
    // Once, when the page is there: later this form is the newest.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const onChange = () => {
    setRefused({});
    keep(getValues());
  };
  const errorOf = (name: (typeof names)[number]) => formState.errors[name]?.message ?? refused[name];
  const problems = names.flatMap((name) => {
    const message = errorOf(name);
    return message ? [{ name, message }] : [];
  });
  return (
    <>
      <form noValidate className="space-y-4" onSubmit={(event) => void handleSubmit(setComplete)(event)}>
        <ErrorSummary problems={problems} attempt={formState.submitCount} />
        <Radios
          label="Outcome"
          error={errorOf("outcome")}
          options={outcomes.map(({ value, text }) => ({ value, text }))}
          input={register("outcome", { onChange })}
          name="outcome"
        />
        {outcome === "emergency" && (
          <Notice signal="urgent" title="Make sure that the patient is reached">
            <p>
              A mail may be read too late.{" "}
              {phone ? (
                <>
                  Call them: <PhoneLink number={phone} />
                </>
              ) : (
                "Ask the staff to call them."
              )}
            </p>
          </Notice>
        )}
        <TextArea
          label="Findings"
          hint="For the record; the patient reads only the message"
          rows={9}
          error={errorOf("findings")}
          {...register("findings", { onChange })}
        />
        <TextArea
          label="Message to the patient"
          hint={
            outcome
              ? `Stands below the heading “${outcomeForPatient(outcome)}”`
              : "Stands below a heading that follows from the outcome"
          }
          rows={7}
          error={errorOf("patientMessage")}
          {...register("patientMessage", { onChange })}
        />
        <div className="space-y-2 border-t border-hairline pt-3">
          <SavingWords saving={saving} />
          <Button variant="primary" type="submit">
            Review and sign
          </Button>
        </div>
      </form>
      <SignDialog
        requestId={requestId}
        opinion={complete}
        signAs={signAs}
        onSign={stop}
        onSigned={drop}
        onClose={() => setComplete(null)}
        onRefused={(fields) => {
          setRefused(fields);
          setComplete(null);
        }}
      />
    </>
  );
}
