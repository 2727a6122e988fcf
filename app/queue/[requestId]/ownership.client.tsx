"use client";
import { useRouter } from "next/navigation";
import { startTransition, useEffect, useState } from "react";
import type { FormState } from "#app/_server/form-action.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { useFormAction } from "#app/_ui/use-form-action.client.ts";
import type { Move } from "#lib/requests/status.ts";
import { useActs } from "../_request/acts.client.ts";
import { KeysDialog } from "../_request/keys-dialog.client.tsx";
import { KeysOf } from "../_request/keys-of.tsx";
import { useListAddress } from "../_request/list-address.client.ts";
import { RefusalNotice } from "../_request/refusal-notice.client.tsx";
import { formAbout } from "../_request/subject.tsx";
import { summaryOf } from "../_request/summary.ts";
import { TakeOverForm } from "../_request/take-over-form.client.tsx";
import { offerUndo } from "../_request/undo.client.tsx";
import { claim, release } from "../actions.ts";

type Owned = {
  id: string;
  reference: string;
  version: number;
  owner: string | null;
  isMine: boolean;
  moves: Move[];
};

/** Taking a request on, from a colleague, or giving it back. Whoever was a moment too late sees who has it. */
export function Ownership({ request }: { request: Owned }) {
  const { owner, isMine, moves } = request;
  const router = useRouter();
  const list = useListAddress();
  const [asking, setAsking] = useState(false);
  const taking = !isMine && moves.includes("takeOver");
  const act = isMine ? release : claim;
  const may = isMine ? moves.includes("release") : taking || moves.includes("claim");
  const told = (done: string, { outcomes = [] }: FormState) => {
    const { words, undoIds } = summaryOf(done, outcomes, [request]);
    offerUndo(words, undoIds);
  };
  const [state, send, pending] = useFormAction(act, (after) => after && told(isMine ? "released" : "claimed", after));
  const go = () =>
    taking ? setAsking(true) : startTransition(() => send(formAbout([isMine ? request : { id: request.id }])));
  const key = isMine ? "release" : "claim";
  useActs(["back", "claim", "release"], (name) => {
    if (name === "back") router.push(list);
    else if (may && !pending && name === key) go();
    else return false;
    return true;
  });
  useEffect(() => {
    if (state.code === "conflict") startTransition(() => router.refresh());
  }, [state, router]);
  return (
    <>
      <div className="flex items-center gap-1 print:hidden">
        <span className="max-sm:hidden">
          <KeysDialog />
        </span>
        {may && (
          <Button variant={isMine || taking ? "secondary" : "primary"} pending={pending} onClick={go}>
            {taking ? "Take over" : isMine ? "Release" : "Claim"}
          </Button>
        )}
        {may && (
          <span className="max-sm:hidden">
            <KeysOf act={key} brief />
          </span>
        )}
      </div>
      <Dialog open={asking} onOpenChange={setAsking} title={`Take over ${request.reference}?`}>
        <TakeOverForm
          subjects={[request]}
          owner={owner}
          close={() => setAsking(false)}
          done={(after) => {
            setAsking(false);
            told("taken over", after);
          }}
        />
      </Dialog>
      {state.code && (
        <div className="w-full">
          <RefusalNotice state={state}>
            {state.code === "conflict" && (
              <p>{isMine ? "It is with you now." : owner ? `${owner} has it now.` : "Nobody has it now."}</p>
            )}
          </RefusalNotice>
        </div>
      )}
    </>
  );
}
