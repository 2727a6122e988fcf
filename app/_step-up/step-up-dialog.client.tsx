"use client";
import { type SyntheticEvent, useState } from "react";
import type { FormState } from "#app/_server/form-action.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { TextField } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { useAsked } from "#app/_ui/proof.client.ts";
import { unreachable } from "#app/_ui/words.ts";
import { giveProof } from "./actions.ts";

/** Asks who sits there now, where an act wants to know; what was typed stays beneath it, and the act goes on by itself. */
export function StepUpDialog() {
  const asked = useAsked();
  return (
    <Dialog
      open={asked !== null}
      onOpenChange={(open) => !open && asked?.settle(false)}
      title="Show once more that it is you"
      description="You signed in a while ago, and this cannot be done by whoever finds an open screen. It goes on by itself afterwards."
    >
      <ProofForm settle={(given) => asked?.settle(given)} />
    </Dialog>
  );
}

/** Without a transition: the act that waits for this is one, and would be waited for in turn. */
function ProofForm({ settle }: { settle: (given: boolean) => void }) {
  const [state, setState] = useState<FormState>({ attempt: 0 });
  const [pending, setPending] = useState(false);
  const send = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    const after = await giveProof(state, form).catch(() => null);
    setPending(false);
    if (after?.done) settle(true);
    else setState(after ?? { attempt: state.attempt + 1, code: "unavailable", message: unreachable.en });
  };
  const problem = state.fields?.["code"];
  return (
    <form noValidate className="space-y-3" onSubmit={(event) => void send(event)}>
      {state.message && !problem && <Notice signal="warning" title={state.message} live />}
      <TextField
        key={state.attempt}
        name="code"
        label="Code of your authenticator app"
        width={8}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        error={problem}
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" type="submit" pending={pending}>
          Continue
        </Button>
        <Button onClick={() => settle(false)}>Not now</Button>
      </div>
    </form>
  );
}
