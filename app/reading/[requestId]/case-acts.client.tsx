"use client";
import { startTransition, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { Select, TextArea } from "#app/_ui/field.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { formOf, type FormDoor, sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { DialogFoot } from "#app/queue/_request/dialog-foot.tsx";
import { RefusalNotice } from "#app/queue/_request/refusal-notice.client.tsx";
import type { ReadingCase } from "#lib/reading/open-case.ts";
import { ask, comment, endAsk, giveBack } from "./actions.ts";

type Grant = ReadingCase["grants"][number];

/** What a surgeon can do with a case beside answering it: give it back, or ask a colleague. */
export function CaseActs({
  requestId,
  colleagues,
  grants,
}: {
  requestId: string;
  colleagues: readonly { id: string; name: string }[];
  grants: readonly Grant[];
}) {
  const [open, setOpen] = useState<"back" | "ask" | null>(null);
  const close = () => setOpen(null);
  return (
    <section aria-label="Other ways" className="space-y-3 border-t border-hairline pt-3">
      {grants.map((grant) => (
        <Asked key={grant.id} requestId={requestId} grant={grant} />
      ))}
      <div className="flex flex-wrap gap-2">
        {colleagues.length > 0 && <Button onClick={() => setOpen("ask")}>Ask a colleague…</Button>}
        <Button onClick={() => setOpen("back")}>Return to intake…</Button>
      </div>
      <Dialog
        open={open === "ask"}
        onOpenChange={close}
        title="Ask a colleague"
        description="They read the case and its images for some days and comment on it. You answer and sign."
      >
        <Form door={ask} requestId={requestId} close={close} does="Ask">
          {(error) => (
            <>
              <Select name="toId" label="Colleague" error={error("toId")} defaultValue="">
                <option value="">Choose</option>
                {colleagues.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
              <TextArea name="question" label="What do you want to know?" rows={3} error={error("question")} />
            </>
          )}
        </Form>
      </Dialog>
      <Dialog
        open={open === "back"}
        onOpenChange={close}
        title="Return to intake"
        description="The case leaves your list, and the intake staff read why. What you wrote is kept for you."
      >
        <Form door={giveBack} requestId={requestId} close={close} does="Return it">
          {(error) => <TextArea name="reason" label="Why?" rows={3} error={error("reason")} />}
        </Form>
      </Dialog>
    </section>
  );
}

/** The comment of a colleague who was asked. */
export function CommentForm({ requestId, grant }: { requestId: string; grant: Grant }) {
  return (
    <div className="space-y-3">
      <p className="wrap-anywhere whitespace-pre-line">
        {grant.by} asks: “{grant.question}”
      </p>
      <p className="text-small text-quiet">
        You can read this case <When at={grant.until} />. Your colleague signs.
      </p>
      <Form door={comment} requestId={requestId} does={grant.comment === null ? "Send comment" : "Send it anew"}>
        {(error) => (
          <TextArea
            name="comment"
            label="Your comment"
            hint="Your colleague reads it, the patient does not"
            rows={8}
            defaultValue={grant.comment ?? ""}
            error={error("comment")}
          />
        )}
      </Form>
      {grant.commentAt && (
        <p className="text-small text-quiet">
          Sent <When at={grant.commentAt} />
        </p>
      )}
    </div>
  );
}

function Asked({ requestId, grant }: { requestId: string; grant: Grant }) {
  const [state, send, pending] = useFormAction(endAsk);
  const { id, to, question, comment: said, live, until } = grant;
  return (
    <div className="space-y-1 border-l-2 border-edge pl-3 wrap-anywhere">
      <p>
        <span className="font-medium">{to}</span> was asked: “{question}”
      </p>
      {said !== null && <p className="whitespace-pre-line">{said}</p>}
      <p className="flex flex-wrap items-center gap-2 text-small text-quiet">
        {said === null && (live ? "No comment yet." : "No comment.")}
        {live && (
          <>
            <span>
              May read <When at={until} />
            </span>
            <Button
              variant="quiet"
              pending={pending}
              onClick={() => startTransition(() => send(formOf({ requestId, grantId: id })))}
            >
              End it
            </Button>
          </>
        )}
      </p>
      <RefusalNotice state={state} />
    </div>
  );
}

type FormProps = {
  door: FormDoor;
  requestId: string;
  close?: () => void;
  does: string;
  children: (error: (name: string) => string | undefined) => React.ReactNode;
};

function Form({ door, requestId, close, does, children }: FormProps) {
  const [state, send, pending] = useFormAction(door, close);
  const problems = Object.entries(state.fields ?? {}).map(([name, message]) => ({ name, message }));
  return (
    <form noValidate className="space-y-3" onSubmit={sentTo(send)}>
      <ErrorSummary problems={problems} attempt={state.attempt} />
      <RefusalNotice state={state} />
      <input type="hidden" name="requestId" value={requestId} />
      {children((name) => state.fields?.[name])}
      {close ? (
        <DialogFoot pending={pending} close={close}>
          {does}
        </DialogFoot>
      ) : (
        <Button variant="primary" type="submit" pending={pending}>
          {does}
        </Button>
      )}
    </form>
  );
}
