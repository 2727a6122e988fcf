"use client";
import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Kbd } from "#app/_ui/kbd.tsx";
import type { Move } from "#lib/requests/status.ts";
import { formOf, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { type KeyLine, KeysDialog } from "../_request/keys-dialog.client.tsx";
import { useKeys } from "../_request/letter-keys.client.ts";
import { useListAddress } from "../_request/list-address.client.ts";
import { RefusalNotice } from "../_request/refusal-notice.client.tsx";
import { claim, release, takeOver } from "./actions.ts";

type Owned = {
  id: string;
  reference: string;
  owner: string | null;
  isMine: boolean;
  moves: Move[];
  /** A scan waits for its owner to be decided. */
  undecided: boolean;
};

const keys: KeyLine[] = [
  { keys: ["C"], does: "Claim the request" },
  { keys: ["Shift C"], does: "Release it, or take it over" },
  { keys: ["U"], does: "Say how urgent it is" },
  { keys: ["L"], does: "Log a call" },
  { keys: ["Esc"], does: "Back to the list" },
];
const decideKey: KeyLine = { keys: ["D"], does: "Decide whose the scan is" };

/** Taking a request on, from a colleague, or giving it back. Whoever was a moment too late sees who has it. */
export function Ownership({ request }: { request: Owned }) {
  const { id, owner, isMine, moves, undecided } = request;
  const router = useRouter();
  const list = useListAddress();
  const act = isMine ? release : moves.includes("takeOver") ? takeOver : claim;
  const may = isMine ? moves.includes("release") : moves.includes("takeOver") || moves.includes("claim");
  const [state, send, pending] = useFormAction(act);
  const go = () => startTransition(() => send(formOf({ requestId: id })));
  useKeys((key) => {
    if (key === "Escape") router.push(list);
    else if (may && !pending && key === (act === claim ? "c" : "C")) go();
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
          <KeysDialog lines={undecided ? [...keys, decideKey] : keys} />
        </span>
        {may && (
          <Button variant={act === claim ? "primary" : "secondary"} pending={pending} onClick={go}>
            {act === claim ? "Claim" : act === release ? "Release" : "Take over"}
          </Button>
        )}
        {may && act === claim && (
          <span className="max-sm:hidden">
            <Kbd keys={["C"]} />
          </span>
        )}
      </div>
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
