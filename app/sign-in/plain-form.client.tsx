"use client";
import type { ReactNode } from "react";
import type { FormState } from "#app/_server/form-action.ts";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { TextField } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";

export type PlainField = {
  name: string;
  label: string;
  hint?: string;
  type?: "text" | "email" | "password";
  autoComplete?: string;
  inputMode?: "numeric" | "email";
  width?: number;
  autoFocus?: boolean;
};

/**
 * A short form that also works without a script: its fields, what came back from the last attempt, one button. What
 * stands above the fields is its children, heading first: problems come before them.
 */
export function PlainForm({
  door,
  fields,
  hidden = {},
  button,
  children,
}: {
  door: (before: FormState, form: FormData) => Promise<FormState>;
  fields: PlainField[];
  hidden?: Record<string, string | undefined>;
  button: string;
  children?: ReactNode;
}) {
  const { state, problems, typed, pending, form } = usePlainForm(door);
  return (
    <form {...form}>
      <ErrorSummary problems={problems} attempt={state.attempt} />
      {children}
      <div className="space-y-6 dense:space-y-4">
        {state.message && problems.length === 0 && <Notice signal="warning" title={state.message} live />}
        {fields.map(({ name, ...field }) => (
          <TextField
            key={name}
            name={name}
            {...field}
            spellCheck={false}
            error={state.fields?.[name]}
            defaultValue={typed(name)}
          />
        ))}
        {Object.entries(hidden).map(
          ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <SubmitButton pending={pending}>{button}</SubmitButton>
      </div>
    </form>
  );
}
