"use client";
import "#app/_ui/no-eval.client.ts";
import { zodResolver } from "@hookform/resolvers/zod";
import { startTransition, useEffect, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { Button } from "#app/_ui/button.tsx";
import { Radios } from "#app/_ui/choices.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { CompleteOpinion, outcomes } from "#lib/opinions/content.ts";
import { outcomeWords } from "#lib/opinions/outcome-words.ts";
import type { Draft } from "./draft-keeper.client.ts";
import { OvertakenText } from "./overtaken-text.client.tsx";
import { useDraftSaving } from "./save-draft.client.ts";
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
  const [overtaken, setOvertaken] = useState<Draft | null>(null);
  const [complete, setComplete] = useState<Complete | null>(null);
  const [refused, setRefused] = useState<Record<string, string>>({});
  const { register, handleSubmit, formState, control, getValues, reset } = useForm<Draft, unknown, Complete>({
    resolver: zodResolver(CompleteOpinion) as never, // a draft may lack what the schema demands
    defaultValues: saved,
    shouldFocusError: false, // the summary takes the focus
  });
  const show = (draft: Draft) => reset(draft, { keepDefaultValues: true });
  const { saving, keeper } = useDraftSaving({ requestId, saved, savedAt, onSavedElsewhere: show });
  const outcome = useWatch({ control, name: "outcome" });
  useEffect(() => {
    const typed = keeper.left();
    if (!typed) return;
    if (typed.overtaken) {
      startTransition(() => setOvertaken(typed.draft));
      return;
    }
    show(typed.draft);
    keeper.keep(typed.draft);
    // Once, when the page is there: later this form is the newest.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const onChange = () => {
    setRefused({});
    keeper.keep(getValues());
  };
  const errorOf = (name: (typeof names)[number]) => formState.errors[name]?.message ?? refused[name];
  const problems = names.flatMap((name) => {
    const message = errorOf(name);
    return message ? [{ name, message }] : [];
  });
  return (
    <>
      {overtaken && (
        <OvertakenText
          draft={overtaken}
          onUse={() => {
            show(overtaken);
            keeper.keep(overtaken);
            setOvertaken(null);
          }}
          onLeave={() => {
            keeper.drop();
            setOvertaken(null);
          }}
        />
      )}
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
              ? `Stands below the heading “${outcomeWords[outcome].title.en}”`
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
        onSign={keeper.stop}
        onSigned={keeper.drop}
        onClose={() => setComplete(null)}
        onRefused={(fields) => {
          keeper.keep(getValues());
          if (!fields) return;
          setRefused(fields);
          setComplete(null);
        }}
      />
    </>
  );
}
