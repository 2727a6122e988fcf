"use client";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Checkboxes } from "#app/_ui/choices.tsx";
import { Select, TextField } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Skeleton } from "#app/_ui/skeleton.tsx";
import type { QuestionHelp as Help } from "#lib/triage/prepare-question.ts";
import { composeQuestion, questionTemplates } from "#lib/triage/question-templates.ts";
import { useAsked } from "./use-asked.client.ts";

type Props = { requestId: string; put: (words: string) => void };

/** Sentences to start from, in the patient's language, and what lacks of the scan. Looked for only once it is opened. */
export function QuestionHelp(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="min-h-6 font-medium">Start from a template</summary>
      <div className="mt-2 space-y-3 border-l-2 border-hairline pl-3">{open && <Opened {...props} />}</div>
    </details>
  );
}

function Opened({ requestId, put }: Props) {
  const { value, trouble } = useAsked(`/api/queue/${requestId}/ask`);
  if (trouble) return <Notice signal="warning" live title={trouble} />;
  if (!value) return <Skeleton className="h-24 w-full" />;
  return <Chosen help={value as Help} put={put} />;
}

function Chosen({ help: { language, missing }, put }: { help: Help; put: Props["put"] }) {
  const [template, setTemplate] = useState("");
  const [filled, setFilled] = useState("");
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(missing.map(({ item }) => item)));
  const field = questionTemplates.find(({ value }) => value === template)?.field;
  const words = composeQuestion(language, {
    template,
    filled,
    missing: missing.filter(({ item }) => ticked.has(item)).map((one) => one.words),
  });
  return (
    <>
      {language === "es" && <p className="text-quiet">This patient reads Spanish: so are the sentences.</p>}
      {missing.length > 0 && (
        <Checkboxes
          name="missing"
          label="Missing of the scan"
          defaultValue={missing.map(({ item }) => item)}
          input={{
            onChange: ({ target }) =>
              setTicked((before) => {
                const rest = [...before].filter((item) => item !== target.value);
                return new Set(target.checked ? [...rest, target.value] : rest);
              }),
          }}
          options={missing.map(({ item }) => ({ value: item, text: item }))}
        />
      )}
      <Select
        name="template"
        label="Template"
        value={template}
        onChange={({ target }) => {
          setTemplate(target.value);
          setFilled("");
        }}
      >
        <option value="">None</option>
        {questionTemplates.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
      {field && (
        <TextField
          name="filled"
          label={field.label}
          hint={`E.g. ${field.example}`}
          value={filled}
          maxLength={80}
          onChange={({ target }) => setFilled(target.value)}
        />
      )}
      {words && (
        <p className="rounded bg-sunken p-2 whitespace-pre-line wrap-anywhere" lang={language}>
          {words}
        </p>
      )}
      <Button onClick={() => put(words)} disabled={words === ""}>
        Put into the question
      </Button>
    </>
  );
}
