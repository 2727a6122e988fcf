"use client";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { type FormDoor, usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { RefusalNotice } from "#app/queue/_request/refusal-notice.client.tsx";

/** Ends an emergency access before its time: by its surgeon once it is needed no more, or by an administrator. */
export function EndButton({ emergencyId, door }: { emergencyId: string; door: FormDoor }) {
  const { state, pending, form } = usePlainForm(door);
  return (
    <form {...form} className="space-y-2">
      <RefusalNotice state={state} />
      <input type="hidden" name="emergencyId" value={emergencyId} />
      <SubmitButton variant="secondary" pending={pending}>
        End it now
      </SubmitButton>
    </form>
  );
}
