"use client";
import { startAuthentication } from "@simplewebauthn/browser";
import { KeyRound } from "lucide";
import { startTransition, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { deviceWords } from "#app/_step-up/device-words.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { formOf, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { unreachable } from "#app/_ui/words.ts";
import { askForPasskey, givePasskey } from "../actions.ts";

/** Signs in with a passkey: no address, no password, no code. */
export function PasskeyButton({ from }: { from: string | null }) {
  const [state, send, pending] = useFormAction(givePasskey);
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const begin = async () => {
    setAsking(true);
    setTrouble(null);
    try {
      const begun = await askForPasskey();
      if (!begun.options) {
        setTrouble(begun.message ?? unreachable.en);
        return;
      }
      const signed = JSON.stringify(await startAuthentication({ optionsJSON: begun.options }));
      startTransition(() => send(formOf({ signed, from: from ?? "" })));
    } catch (error) {
      setTrouble(deviceWords(error) ?? unreachable.en);
    } finally {
      setAsking(false);
    }
  };
  const told = trouble ?? (state.code ? state.message : null);
  return (
    <div className="space-y-3 border-t border-hairline pt-4">
      {told && <Notice signal="warning" title={told} live />}
      <Button pending={asking || pending} icon={<Icon of={KeyRound} />} onClick={() => void begin()}>
        Sign in with a passkey
      </Button>
    </div>
  );
}
