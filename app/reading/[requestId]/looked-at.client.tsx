"use client";
import { startTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { formOf, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { RefusalNotice } from "#app/queue/_request/refusal-notice.client.tsx";
import { lookAtTranslation } from "./actions.ts";

/** The surgeon had a second look at a translation: the patient reads that too. */
export function LookedAt({ requestId, translationId }: { requestId: string; translationId: string }) {
  const [state, send, pending] = useFormAction(lookAtTranslation);
  return (
    <>
      <RefusalNotice state={state} />
      <Button pending={pending} onClick={() => startTransition(() => send(formOf({ requestId, translationId })))}>
        I have read this translation
      </Button>
    </>
  );
}
