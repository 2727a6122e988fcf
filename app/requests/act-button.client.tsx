"use client";
import type { ReactNode } from "react";
import type { FormState } from "#app/_server/form-action.ts";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { NotTaken } from "./not-taken.client.tsx";

/** One act on a request behind one button; a refusal is said above it. */
export function ActButton({
  door,
  text,
  hidden = {},
  variant = "primary",
}: {
  door: (before: FormState, form: FormData) => Promise<FormState>;
  text: ReactNode;
  hidden?: Record<string, string>;
  variant?: "primary" | "secondary" | "danger";
}) {
  const { state, pending, form } = usePlainForm(door);
  return (
    <form {...form} className="space-y-4">
      <NotTaken state={state} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant} pending={pending}>
        {text}
      </SubmitButton>
    </form>
  );
}
