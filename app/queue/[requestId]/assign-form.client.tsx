"use client";
import "#app/_ui/no-eval.client.ts";
import { zodResolver } from "@hookform/resolvers/zod";
import { startTransition } from "react";
import { useForm } from "react-hook-form";
import { Select } from "#app/_ui/field.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { Assignment } from "#lib/triage/forms.ts";
import { tell } from "../_request/told.client.tsx";
import { formOf, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { RefusalNotice } from "../_request/refusal-notice.client.tsx";
import { assign } from "./actions.ts";
import type { Decidable } from "./decidable.ts";

/** Gives the request to a surgeon; then it is the next request's turn. */
export function AssignForm({ request: { id, reference, surgeons, images, released } }: { request: Decidable }) {
  const only = surgeons.length === 1 ? surgeons[0] : undefined;
  const { register, handleSubmit, formState, getValues } = useForm({
    resolver: zodResolver(Assignment),
    defaultValues: {
      requestId: id,
      surgeonId: only?.licensed ? only.id : "",
    },
  });
  const [state, send, pending] = useFormAction(assign, () => {
    const surgeon = surgeons.find((one) => one.id === getValues("surgeonId"))?.name;
    tell(`${reference} is assigned to ${surgeon ?? "the surgeon"}`);
  });
  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) => void handleSubmit((values) => startTransition(() => send(formOf(values))))(event)}
    >
      <RefusalNotice state={state} />
      <Select
        label="Surgeon"
        error={formState.errors.surgeonId?.message ?? state.fields?.["surgeonId"]}
        {...register("surgeonId")}
      >
        <option value="">Choose a surgeon</option>
        {surgeons.map((surgeon) => (
          <option key={surgeon.id} value={surgeon.id} disabled={!surgeon.licensed}>
            {[surgeon.name, surgeon.credentials].filter(Boolean).join(", ")}
            {!surgeon.licensed && " (no license for the patient’s state)"}
          </option>
        ))}
      </Select>
      {images === 0 && <p className="text-small text-quiet">Possible once an image has been checked.</p>}
      {images > 0 && !released && (
        <p className="text-small text-quiet">Possible once it is decided that a scan is this person’s.</p>
      )}
      <SubmitButton pending={pending}>Assign</SubmitButton>
    </form>
  );
}
