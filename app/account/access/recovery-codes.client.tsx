"use client";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { proven } from "#app/_ui/proof.client.ts";
import { unreachable } from "#app/_ui/words.ts";
import { RefusalNotice } from "#app/queue/_request/refusal-notice.client.tsx";
import { type Renewed, renewCodes } from "./actions.ts";

/** How many codes are left, and ten new ones, shown once. */
export function RecoveryCodes({ left }: { left: number }) {
  const [state, setState] = useState<Renewed>({ attempt: 0 });
  const [pending, setPending] = useState(false);
  const renew = async () => {
    setPending(true);
    const after = await proven(renewCodes).catch((): Renewed => ({
      attempt: 1,
      code: "unavailable",
      message: unreachable.en,
    }));
    setPending(false);
    setState(after);
  };
  if (state.codes)
    return (
      <div className="space-y-3">
        <Notice signal="warning" title="They are shown only now" live>
          <p>
            Print them or write them down. Each signs you in once instead of a one-time code. Those before work no more.
          </p>
        </Notice>
        <ul className="grid max-w-sm grid-cols-2 gap-x-6 gap-y-1 rounded border border-hairline bg-paper p-4 font-medium tabular-nums select-all">
          {state.codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <div className="space-y-3">
      <RefusalNotice state={state} />
      {left <= 3 ? (
        <Notice signal="warning" title={left === 1 ? "One code is left" : `${left || "No"} codes are left`}>
          <p>Without your phone and without codes only an administrator lets you in.</p>
        </Notice>
      ) : (
        <p className="text-quiet">{left} codes are left, for a day without your phone.</p>
      )}
      <Button pending={pending} onClick={() => void renew()}>
        Make ten new codes
      </Button>
    </div>
  );
}
