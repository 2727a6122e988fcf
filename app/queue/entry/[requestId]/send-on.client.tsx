"use client";
import { startTransition, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { formOf, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { discard, sendOn } from "../actions.ts";

/** Sends what was typed on to the queue, once everything is here; or takes all of it away. */
export function SendOn({ requestId, ready }: { requestId: string; ready: boolean }) {
  const [asking, setAsking] = useState(false);
  const [sent, send, sending] = useFormAction(sendOn);
  const [discarded, drop, dropping] = useFormAction(discard);
  const act = (what: (form: FormData) => void) => startTransition(() => what(formOf({ requestId })));
  const state = sent.code ? sent : discarded;
  return (
    <>
      {state.code && <Notice signal="warning" live title={state.message} />}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={!ready} pending={sending} onClick={() => act(send)}>
          Send on
        </Button>
        <Button variant="quiet" onClick={() => setAsking(true)}>
          Discard…
        </Button>
      </div>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Discard this request?"
        description="Answers, scan, papers and the log of discs are removed. Only the audit trail stays."
        actions={
          <>
            <Button variant="danger" pending={dropping} onClick={() => act(drop)}>
              Discard
            </Button>
            <Button onClick={() => setAsking(false)}>Not now</Button>
          </>
        }
      />
    </>
  );
}
