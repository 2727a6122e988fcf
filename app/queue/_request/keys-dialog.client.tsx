"use client";
import { Keyboard } from "lucide-react";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Kbd } from "#app/_ui/kbd.tsx";
import { useKeys, useLetterKeys } from "./letter-keys.client.ts";

/** Alternatives of keys, and what they do. */
export type KeyLine = { keys: string[]; does: string };

/** The button and the dialog that name the keys of a page; `?` opens it too. */
export function KeysDialog({ lines }: { lines: readonly KeyLine[] }) {
  const [open, setOpen] = useState(false);
  const [on, turn] = useLetterKeys();
  useKeys((key) => {
    if (key !== "?") return false;
    setOpen(true);
    return true;
  });
  return (
    <>
      <Button variant="quiet" icon={<Icon of={Keyboard} />} onClick={() => setOpen(true)}>
        Keys
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Keys on this page">
        <dl>
          {[...lines, { keys: ["?"], does: "Show this list" }].map(({ keys, does }) => (
            <div key={does} className="flex items-baseline justify-between gap-4 border-b border-hairline py-1.5">
              <dt>{does}</dt>
              <dd className="flex items-center gap-1.5 text-quiet">
                {keys.map((key, at) => (
                  <span key={key} className="flex items-center gap-1.5">
                    {at > 0 && "or"} <Kbd keys={[key]} />
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <label className="flex min-h-7 items-center gap-2">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => turn(event.target.checked)}
            className="size-4 accent-(--tint)"
          />
          Letters act as keys, outside of text fields
        </label>
      </Dialog>
    </>
  );
}
