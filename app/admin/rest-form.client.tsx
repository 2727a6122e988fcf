"use client";
import { Select } from "#app/_ui/field.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { RefusalNotice } from "#app/queue/_request/refusal-notice.client.tsx";
import { rest } from "./actions.ts";

/** Begins the portal's rest, or ends it: every server hears it within a second. */
export function RestForm({ rests }: { rests: boolean }) {
  const { state, pending, form, typed } = usePlainForm(rest);
  return (
    <form {...form} className="flex flex-wrap items-end gap-3">
      <RefusalNotice state={state} />
      <input type="hidden" name="rests" value={rests ? "false" : "true"} />
      {!rests && (
        <Select
          name="minutes"
          label="When will it be over?"
          defaultValue={typed("minutes") ?? ""}
          error={state.fields?.["minutes"]}
        >
          <option value="">Nobody can say</option>
          <option value="30">In half an hour</option>
          <option value="60">In an hour</option>
          <option value="120">In 2 hours</option>
          <option value="240">In 4 hours</option>
          <option value="480">In 8 hours</option>
        </Select>
      )}
      <SubmitButton variant="secondary" pending={pending}>
        {rests ? "End the read-only mode" : "Begin the read-only mode"}
      </SubmitButton>
    </form>
  );
}
