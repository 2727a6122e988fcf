"use client";
import { startTransition, useEffect } from "react";
import { formOf, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { RefusalNotice } from "#app/queue/_request/refusal-notice.client.tsx";
import { PatientWords } from "#app/queue/_request/signed-opinion.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import type { Outcome } from "#lib/opinions/content.ts";
import { sign } from "./actions.ts";

export type Complete = { outcome: Outcome; findings: string; patientMessage: string };

type SignDialogProps = {
  requestId: string;
  /** The opinion to be signed; null while it is still written. */
  opinion: Complete | null;
  signAs: string;
  onSign: () => void;
  onSigned: () => void;
  onClose: () => void;
  /** It was not signed; with what is wrong in which field, where that is why. */
  onRefused: (fields: Record<string, string> | null) => void;
};

/** Shows exactly what the patient will read, and under whose name, before it is signed for good. */
export function SignDialog({ requestId, opinion, signAs, onSign, onSigned, onClose, onRefused }: SignDialogProps) {
  const [state, send, pending] = useFormAction(sign, onSigned);
  useEffect(() => {
    if (state.code) onRefused(state.fields ?? null);
    // Only a new answer is news.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [state]);
  const go = () => {
    if (!opinion) return;
    onSign();
    startTransition(() => send(formOf({ requestId, ...opinion })));
  };
  return (
    <Dialog
      open={opinion !== null}
      onOpenChange={(open) => !open && onClose()}
      wide
      title="This is what the patient will read"
      description="It is published when you sign, and the patient gets a mail. A signed opinion cannot be changed."
      actions={
        <>
          <Button variant="primary" pending={pending} onClick={go}>
            Sign opinion
          </Button>
          <Button onClick={onClose}>Go on writing</Button>
        </>
      }
    >
      <RefusalNotice state={state} />
      {opinion && (
        <div className="space-y-2 rounded border border-hairline bg-paper p-4">
          <PatientWords outcome={opinion.outcome} message={opinion.patientMessage} />
          <p className="pt-2 text-quiet">
            Signed by <span className="font-medium text-ink">{signAs}</span>, today
          </p>
        </div>
      )}
    </Dialog>
  );
}
