"use client";
import { startRegistration } from "@simplewebauthn/browser";
import { KeyRound } from "lucide";
import { type SyntheticEvent, useState } from "react";
import type { FormState } from "#app/_server/form-action.ts";
import { deviceWords } from "#app/_step-up/device-words.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { TextField } from "#app/_ui/field.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { proven } from "#app/_ui/proof.client.ts";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { unreachable } from "#app/_ui/words.ts";
import { RefusalNotice } from "#app/queue/_request/refusal-notice.client.tsx";
import { askForPasskey, dropPasskey, keepPasskey } from "./actions.ts";

/** Names a passkey, has the device make it, and keeps it. */
export function AddPasskey() {
  const [state, setState] = useState<FormState>({ attempt: 0 });
  const [pending, setPending] = useState(false);
  const add = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    setPending(true);
    const after = await made(form).catch((error: unknown) => broken(error));
    setPending(false);
    setState(after);
    if (after.done) element.reset();
  };
  return (
    <form noValidate className="space-y-3" onSubmit={(event) => void add(event)}>
      <RefusalNotice state={state} />
      <TextField
        name="name"
        label="Name of the new passkey"
        hint="So that you know it again, e.g. My laptop"
        width={30}
        maxLength={60}
        error={state.fields?.["name"]}
      />
      <SubmitButton variant="secondary" pending={pending} icon={<Icon of={KeyRound} />}>
        Add a passkey
      </SubmitButton>
      <p role="status" className="sr-only">
        {state.done ? "The passkey was added" : ""}
      </p>
    </form>
  );
}

async function made(form: FormData): Promise<FormState> {
  const name = form.get("name");
  if (typeof name !== "string" || name.trim() === "") return named("Give it a name, so that you know it again");
  const begun = await proven(askForPasskey);
  if (!begun.options) return begun;
  form.set("made", JSON.stringify(await startRegistration({ optionsJSON: begun.options })));
  return proven(() => keepPasskey({ attempt: 0 }, form));
}

const named = (words: string): FormState => ({ attempt: 1, code: "invalid", message: words, fields: { name: words } });

const broken = (error: unknown): FormState => named(deviceWords(error) ?? unreachable.en);

/** Asks once before a passkey is gone. */
export function RemovePasskey({ passkeyId, name }: { passkeyId: string; name: string }) {
  const [open, setOpen] = useState(false);
  const [state, send, pending] = useFormAction(dropPasskey, () => setOpen(false));
  return (
    <>
      <Button variant="quiet" onClick={() => setOpen(true)}>
        Remove<span className="sr-only"> {name}</span>
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={`Remove “${name}”?`}>
        <form className="space-y-3" onSubmit={sentTo(send)}>
          <RefusalNotice state={state} />
          <p>Nobody signs in with it any more. You can add it again later.</p>
          <input type="hidden" name="passkeyId" value={passkeyId} />
          <div className="flex flex-wrap gap-2">
            <SubmitButton variant="danger" pending={pending}>
              Remove
            </SubmitButton>
            <Button onClick={() => setOpen(false)}>Not now</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
