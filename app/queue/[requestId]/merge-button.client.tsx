"use client";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { useActs } from "../_request/acts.client.ts";
import { KeysOf } from "../_request/keys-of.tsx";
import { MergeForm } from "../_request/merge-form.client.tsx";
import type { Subject } from "../_request/subject.tsx";

/** Where the same person has sent two requests about the same thing, one of them goes on. */
export function MergeButton({ subject }: { subject: Subject }) {
  const [open, setOpen] = useState(false);
  useActs(["merge"], () => {
    setOpen(true);
    return true;
  });
  const close = () => setOpen(false);
  return (
    <>
      <p className="mb-2 text-quiet">Closes this one and goes on with another of the same person.</p>
      <span className="flex items-center gap-1.5">
        <Button onClick={() => setOpen(true)}>Merge…</Button>
        <span className="max-sm:hidden">
          <KeysOf act="merge" brief />
        </span>
      </span>
      <Dialog open={open} onOpenChange={setOpen} title={`Merge ${subject.reference}`}>
        <MergeForm subject={subject} close={close} done={close} />
      </Dialog>
    </>
  );
}
