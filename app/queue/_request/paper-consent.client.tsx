"use client";
import { useRef, useState } from "react";
import { Checkboxes } from "#app/_ui/choices.tsx";
import { Select, TextField } from "#app/_ui/field.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { recordConsent } from "../entry/actions.ts";
import type { PaperText } from "./paper-texts.ts";
import { RefusalNotice } from "./refusal-notice.client.tsx";

/** A consent that came signed on paper, written down; and the texts to print and post for it. */
export function PaperConsentForm({
  requestId,
  texts,
  withReview,
}: {
  requestId: string;
  texts: readonly PaperText[];
  /** Whether the consent to the review is still to come. */
  withReview: boolean;
}) {
  const form = useRef<HTMLFormElement>(null);
  const offered = texts.filter(({ name }) => withReview || name !== "review");
  const [name, choose] = useState<string>(offered[0]?.name ?? "");
  const [state, send, pending] = useFormAction(recordConsent, () => form.current?.reset());
  const text = offered.find((one) => one.name === name) ?? offered[0];
  const error = (field: string) => state.fields?.[field];
  if (!text) return null;
  return (
    <details open={withReview || state.attempt > 0}>
      <summary className="min-h-6 font-medium">Write down a signed paper</summary>
      <form ref={form} noValidate onSubmit={sentTo(send)} className="mt-2 space-y-3">
        <RefusalNotice state={state} />
        <input type="hidden" name="requestId" value={requestId} />
        <Select
          name="text"
          label="What was signed"
          value={text.name}
          onChange={({ target }) => choose(target.value)}
          error={error("text")}
        >
          {offered.map((one) => (
            <option key={one.name} value={one.name}>
              {one.title}
            </option>
          ))}
        </Select>
        <div className="flex flex-wrap gap-3">
          <Select key={text.name} name="version" label="Version printed on it" error={error("version")} defaultValue="">
            <option value="">Choose</option>
            {text.versions.map((version) => (
              <option key={version} value={version}>
                {version}
              </option>
            ))}
          </Select>
          <Select name="paperLanguage" label="Language" error={error("paperLanguage")}>
            <option value="en">English</option>
            <option value="es">Spanish</option>
          </Select>
        </div>
        <p className="text-small">
          To post it:{" "}
          {(["en", "es"] as const).map((language, at) => (
            <span key={language}>
              {at > 0 && " · "}
              <a href={`/api/texts/${text.name}/${text.versions[0] ?? ""}/${language}`} download>
                {language === "en" ? "English PDF" : "Spanish PDF"}
              </a>
            </span>
          ))}
        </p>
        <TextField name="signer" label="Who signed it" hint="As the name is written" error={error("signer")} />
        {text.name === "talk-to" && (
          <TextField name="person" label="Person or doctor it names" error={error("person")} />
        )}
        <TextField name="receivedOn" type="date" label="Day it came" width={14} error={error("receivedOn")} />
        {text.name === "review" && (
          <Checkboxes
            name="noticeGiven"
            label="Privacy notice"
            options={[{ value: "yes", text: "They were sent or given the privacy notice" }]}
            error={error("noticeGiven")}
          />
        )}
        <SubmitButton variant="secondary" pending={pending}>
          Write down
        </SubmitButton>
      </form>
    </details>
  );
}
