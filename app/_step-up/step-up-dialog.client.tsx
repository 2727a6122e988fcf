"use client";
import { startAuthentication } from "@simplewebauthn/browser";
import { KeyRound } from "lucide";
import { type SyntheticEvent, useState } from "react";
import type { FormState } from "#app/_server/form-action.ts";
import { deviceWords } from "#app/_step-up/device-words.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { TextField } from "#app/_ui/field.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { useAsked } from "#app/_ui/proof.client.ts";
import { unreachable } from "#app/_ui/words.ts";
import { formOf } from "#app/_ui/use-form-action.client.ts";
import { askForPasskey, givePasskey, giveProof } from "./actions.ts";

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
  const prove = async (give: () => Promise<FormState>) => {
    setPending(true);
    const after = await give().catch((error: unknown) => trouble(error));
    setPending(false);
    if (after.done) settle(true);
    else setState({ ...after, attempt: state.attempt + 1 });
  };
  const send = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void prove(() => giveProof(state, form));
  };
  const problem = state.fields?.["code"];
  return (
    <form noValidate className="space-y-3" onSubmit={send}>
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
        <Button pending={pending} icon={<Icon of={KeyRound} />} onClick={() => void prove(byPasskey)}>
          Use a passkey
        </Button>
        <Button onClick={() => settle(false)}>Not now</Button>
      </div>
    </form>
  );
}

async function byPasskey(): Promise<FormState> {
  const begun = await askForPasskey();
  if (!begun.options) return begun;
  const signed = JSON.stringify(await startAuthentication({ optionsJSON: begun.options }));
  return givePasskey({ attempt: 0 }, formOf({ signed }));
}

const trouble = (error: unknown): FormState => ({
  attempt: 0,
  code: "unavailable",
  message: deviceWords(error) ?? unreachable.en,
});
