"use client";
import { useState } from "react";
import { type Control, type UseFormRegister, useWatch } from "react-hook-form";
import { Button } from "#app/_ui/button.tsx";
import { Select, TextArea } from "#app/_ui/field.tsx";
import type { CompleteOpinion, OpinionDraft as Draft } from "#lib/opinions/content.ts";
import { templateIn, templatePair } from "#lib/opinions/patient-templates.ts";
import type { Language } from "#lib/platform/language.ts";

type PatientMessageProps = {
  control: Control<Draft, unknown, CompleteOpinion>;
  register: UseFormRegister<Draft>;
  set: <Name extends keyof Draft>(name: Name, value: Draft[Name]) => void;
  onChange: () => void;
  error: string | undefined;
  /** In which the patient reads. */
  patientLanguage: Language;
  /** What stands above the message. */
  heading: string | null;
};

/** The message to the patient: begun from the approved words of the outcome, and from then on the surgeon's own. */
export function PatientMessage(props: PatientMessageProps) {
  const { control, register, set, onChange, error, patientLanguage, heading } = props;
  const [outcome, message, language] = useWatch({ control, name: ["outcome", "patientMessage", "patientLanguage"] });
  const [before, keepBefore] = useState<string | null>(null);
  const untouched = message.trim() === "" || templatePair(message) !== null;
  const begun = outcome !== null && templateIn(outcome, language) === message;
  return (
    <div className="space-y-2">
      <Select
        label="Language of the message"
        hint={`This patient reads ${languageWords[patientLanguage]}`}
        {...register("patientLanguage", { onChange })}
      >
        {(["en", "es"] as const).map((one) => (
          <option key={one} value={one}>
            {languageWords[one]}
          </option>
        ))}
      </Select>
      <TextArea
        label="Message to the patient"
        hint={
          heading ? `Stands below the heading “${heading}”` : "Stands below a heading that follows from the outcome"
        }
        rows={8}
        lang={language}
        error={error}
        {...register("patientMessage", { onChange })}
      />
      <div className="flex flex-wrap items-center gap-2">
        {outcome && !begun && (
          <Button
            onClick={() => {
              keepBefore(untouched ? null : message);
              set("patientMessage", templateIn(outcome, language));
            }}
          >
            {untouched ? "Begin with the template" : "Replace by the template"}
          </Button>
        )}
        {before !== null && (
          <Button
            variant="quiet"
            onClick={() => {
              set("patientMessage", before);
              keepBefore(null);
            }}
          >
            My words again
          </Button>
        )}
      </div>
    </div>
  );
}

const languageWords = { en: "English", es: "Spanish" } as const satisfies Record<Language, string>;
