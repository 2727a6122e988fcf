"use client";
import { useState } from "react";
import type { FormState } from "#app/_server/form-action.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { draftKey, dropDraft, keepDraft, readDraft } from "#app/_ui/draft.client.ts";
import { Select, TextArea } from "#app/_ui/field.tsx";
import { sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { DialogFoot } from "./_request/dialog-foot.tsx";
import { useActs } from "./_request/acts.client.ts";
import { RefusalNotice } from "./_request/refusal-notice.client.tsx";
import { summaryOf } from "./_request/summary.ts";
import { offerUndo } from "./_request/undo.client.tsx";
import { handOverAll } from "./actions.ts";

type Colleague = { id: string; name: string };

/** Hands all of one's open requests over to a colleague, with one note: before a holiday, or when one is ill. */
export function HandOver({
  colleagues,
  button,
}: {
  colleagues: readonly Colleague[];
  /** Whether there is a button beside the key: in the list of what would be handed over. */
  button: boolean;
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
          close={() => setOpen(false)}
          done={({ outcomes = [] }) => {
            setOpen(false);
            const { undoIds } = summaryOf("handed over", outcomes, []);
            offerUndo("Your open requests are handed over", undoIds.length <= atOnce ? undoIds : []);
          }}
        />
      </Dialog>
    </>
  );
}

/** More are not undone at one press. */
const atOnce = 100;

type FormProps = { colleagues: readonly Colleague[]; close: () => void; done: (state: FormState) => void };

function HandOverForm({ colleagues, close, done }: FormProps) {
  const draft = draftKey("hand-over", "all");
  const [kept] = useState(() => readDraft(draft));
  const [state, send, pending] = useFormAction(handOverAll, (after) => {
    dropDraft(draft);
    if (after) done(after);
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
      <DialogFoot pending={pending} close={close}>
        Hand over
      </DialogFoot>
    </form>
  );
}
