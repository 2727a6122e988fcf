"use client";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { draftKey, dropDraft, keepDraft, readDraft } from "#app/_ui/draft.client.ts";
import { Select, TextArea } from "#app/_ui/field.tsx";
import { sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { DialogFoot } from "./_request/dialog-foot.tsx";
import { useActs } from "./_request/acts.client.ts";
import { RefusalNotice } from "./_request/refusal-notice.client.tsx";
import { handOverAll } from "./actions.ts";

type Colleague = { id: string; name: string };

/** Hands all of one's open requests over to a colleague, with one note: before a holiday, or when one is ill. */
export function HandOver({
  colleagues,
  button,
  told,
}: {
  colleagues: readonly Colleague[];
  /** Whether there is a button beside the key: in the list of what would be handed over. */
  button: boolean;
  told: (words: string) => void;
}) {
  const [open, setOpen] = useState(false);
  useActs(["handOver"], () => {
    setOpen(true);
    return true;
  });
  return (
    <>
      {button && (
        <Button variant="quiet" onClick={() => setOpen(true)}>
          Hand over…
        </Button>
      )}
      <Dialog open={open} onOpenChange={setOpen} title="Hand over all your open requests">
        <HandOverForm
          colleagues={colleagues}
          close={(done) => {
            setOpen(false);
            if (done) told("Your open requests are handed over");
          }}
        />
      </Dialog>
    </>
  );
}

function HandOverForm({ colleagues, close }: { colleagues: readonly Colleague[]; close: (done: boolean) => void }) {
  const draft = draftKey("hand-over", "all");
  const [kept] = useState(() => readDraft(draft));
  const [state, send, pending] = useFormAction(handOverAll, () => {
    dropDraft(draft);
    close(true);
  });
  return (
    <form noValidate className="space-y-3" onSubmit={sentTo(send)}>
      <RefusalNotice state={state} />
      <Select name="toId" label="To" error={state.fields?.["toId"]} defaultValue="">
        <option value="">Choose a colleague</option>
        {colleagues.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <TextArea
        name="note"
        label="Note"
        hint="Kept with each request for your colleague; no patient sees it"
        rows={4}
        error={state.fields?.["note"]}
        defaultValue={typeof kept === "string" ? kept : ""}
        onChange={({ target }) => keepDraft(draft, target.value)}
      />
      <DialogFoot pending={pending} close={() => close(false)}>
        Hand over
      </DialogFoot>
    </form>
  );
}
