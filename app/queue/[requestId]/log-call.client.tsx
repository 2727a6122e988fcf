"use client";
import { Phone } from "lucide";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Checkboxes, Radios } from "#app/_ui/choices.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { TextArea, TextField } from "#app/_ui/field.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Kbd } from "#app/_ui/kbd.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { callIdentifiers, callOutcomes } from "#lib/calls/call.ts";
import { DialogFoot } from "../_request/dialog-foot.tsx";
import { useActs } from "../_request/acts.client.ts";
import { RefusalNotice } from "../_request/refusal-notice.client.tsx";
import { noteCall } from "./actions.ts";

type Called = {
  requestId: string;
  number: string | null;
  wish: string;
  waitsForCall: boolean;
  /** Why they have to be told something today; null where they have not. */
  toTell: string | null;
};

/** The button and the key L, by which staff write a call down, best while they are on the line. */
export function LogCall(called: Called) {
  const [open, setOpen] = useState(false);
  useActs(["logCall"], () => {
    setOpen(true);
    return true;
  });
  return (
    <>
      <Button variant="quiet" icon={<Icon of={Phone} />} onClick={() => setOpen(true)}>
        Log a call
      </Button>
      <span className="self-center max-sm:hidden">
        <Kbd keys={["L"]} />
      </span>
      <Dialog open={open} onOpenChange={setOpen} title="Log a call" wide>
        <CallForm {...called} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

const directions = [
  { value: "outgoing", text: "We called" },
  { value: "incoming", text: "They called" },
];

function CallForm({ requestId, number, wish, waitsForCall, toTell, close }: Called & { close: () => void }) {
  const [callId] = useState(() => crypto.randomUUID());
  const [reached, setReached] = useState(false);
  const [state, send, pending] = useFormAction(noteCall, close);
  const error = (name: string) => state.fields?.[name];
  const problems = Object.entries(state.fields ?? {}).map(([name, message]) => ({
    name: name === "note" ? "callNote" : name,
    message,
  }));
  return (
    <form noValidate className="space-y-3" onSubmit={sentTo(send)}>
      <ErrorSummary problems={problems} attempt={state.attempt} />
      <RefusalNotice state={state} />
      <p>
        {number ? <PhoneLink number={number} /> : "They gave no phone number"}: {wish}
      </p>
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="callId" value={callId} />
      <Radios
        name="direction"
        label="Who called?"
        options={directions}
        defaultValue="outgoing"
        inline
        error={error("direction")}
      />
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Radios
          name="outcome"
          label="How did it end?"
          options={callOutcomes}
          error={error("outcome")}
          input={{ onChange: ({ target }) => setReached(target.value === "reached") }}
        />
        <Checkboxes
          name="identifiers"
          label="What did they tell you that matches?"
          hint="Ask, never say it first; two at least"
          options={callIdentifiers}
          error={error("identifiers")}
        />
      </div>
      {toTell && (
        <Notice signal="urgent" title={`To be told in this call: ${toTell}`}>
          {reached ? (
            <div className="space-y-3 pt-1">
              <TextField
                name="reachedWho"
                label="Whom did you speak to?"
                hint="The patient, or whom they allowed us to talk to"
                error={error("reachedWho")}
              />
              <TextArea
                name="readBack"
                label="What did they say back?"
                hint="Let them repeat what was found and where they go now"
                rows={2}
                error={error("readBack")}
              />
            </div>
          ) : (
            <p>It is done only when they were reached and have said it back.</p>
          )}
        </Notice>
      )}
      <TextArea
        name="callNote"
        label="Note (optional)"
        hint="Staff and the surgeon read it; the patient does not"
        rows={3}
        error={error("note")}
      />
      <TextField
        name="nextTry"
        type="date"
        label="Next try (optional)"
        hint={reached ? "Empty: none" : "Empty: the next working day; none after a wrong number"}
        width={14}
        error={error("nextTry")}
      />
      {waitsForCall && (
        <Checkboxes
          name="showAnswer"
          label="The answer"
          options={[{ value: "yes", text: "I told them: show the answer now", disabled: !reached }]}
          error={error("showAnswer")}
        />
      )}
      <DialogFoot pending={pending} close={close}>
        Save the call
      </DialogFoot>
    </form>
  );
}
