"use client";
import { Keyboard } from "lucide";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { tick } from "#app/_ui/choices.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { useActs, useHands } from "./acts.client.ts";
import { acts, type ActName } from "./acts.ts";
import { KeysOf } from "./keys-of.tsx";
import { useLetterKeys } from "./letter-keys.client.ts";

/** The button and the dialog that name the keys of a page; `?` opens it too. */
export function KeysDialog() {
  const [open, setOpen] = useState(false);
  const [on, turn] = useLetterKeys();
  const here = new Set(useHands().flatMap(({ names }) => names));
  useActs(["keys"], () => {
    setOpen(true);
    return true;
  });
  return (
    <>
      <Button variant="quiet" icon={<Icon of={Keyboard} />} onClick={() => setOpen(true)}>
        Keys
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Keys on this page" wide>
        <dl className="gap-x-8 sm:columns-2">
          {(Object.keys(acts) as ActName[])
            .filter((name) => here.has(name))
            .map((name) => (
              <div
                key={name}
                className="flex break-inside-avoid items-baseline justify-between gap-4 border-b border-hairline py-1.5"
              >
                <dt>{acts[name].does}</dt>
                <dd className="text-quiet">
                  <KeysOf act={name} />
                </dd>
              </div>
            ))}
        </dl>
        <label className="flex min-h-7 items-center gap-2">
          <input type="checkbox" checked={on} onChange={(event) => turn(event.target.checked)} className={tick} />
          Letters act as keys, outside of text fields
        </label>
      </Dialog>
    </>
  );
}
