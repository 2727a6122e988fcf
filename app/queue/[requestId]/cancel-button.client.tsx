"use client";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { RefusalNotice } from "../_request/refusal-notice.client.tsx";
import { cancelFor } from "./actions.ts";

/** Ends a request whose patient asked for that by phone or letter. */
export function CancelButton({ requestId, reference }: { requestId: string; reference: string }) {
  const [open, setOpen] = useState(false);
  const [state, send, pending] = useFormAction(cancelFor, (after) => after && setOpen(false));
  return (
    <>
      <p className="mb-2 text-quiet">Where they ask for it by phone or letter.</p>
      <Button onClick={() => setOpen(true)}>Withdraw for them…</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Withdraw ${reference}`}
        description="Nobody works on it any more, and nobody here sees its images. They are told by email, where they have one."
      >
        <form noValidate className="space-y-3" onSubmit={sentTo(send)}>
          <RefusalNotice state={state} />
          <input type="hidden" name="requestId" value={requestId} />
          <TextArea
            name="said"
            label="Who asked for it, and by what you knew them"
            hint="Kept as a note for staff"
            rows={3}
            error={state.fields?.["said"]}
          />
          <div className="flex flex-wrap gap-2">
            <Button variant="danger" type="submit" pending={pending}>
              Withdraw the request
            </Button>
            <Button onClick={() => setOpen(false)}>Keep the request</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
