"use client";
import { type ReactNode, startTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { formOf, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { RefusalNotice } from "#app/queue/_request/refusal-notice.client.tsx";
import { makePacket, removePacket } from "./actions.ts";

const doors = { make: makePacket, remove: removePacket };

/** Has the packet of a case made, or takes it away. */
export function PacketButton({
  requestId,
  act,
  children,
}: {
  requestId: string;
  act: keyof typeof doors;
  children: ReactNode;
}) {
  const [state, send, pending] = useFormAction(doors[act]);
  return (
    <>
      <RefusalNotice state={state} />
      <Button pending={pending} onClick={() => startTransition(() => send(formOf({ requestId })))}>
        {children}
      </Button>
    </>
  );
}
