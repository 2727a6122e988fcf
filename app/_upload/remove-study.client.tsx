"use client";
import { Trash2 } from "lucide";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import type { Text, Words } from "#lib/platform/language.ts";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import { removeMeans, removeWhat, removing } from "./words.ts";

type RemoveProps = {
  requestId: string;
  study: { id: string; title: Text };
  checking: boolean;
  onHeld: (held: FollowedScan) => void;
};

/** Takes one scan out of a request that is not sent yet, after asking. */
export function RemoveStudy({ requestId, study, checking, onHeld }: RemoveProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Words | null>(null);
  const remove = async (): Promise<void> => {
    setBusy(true);
    setTrouble(await withdraw(requestId, study.id, onHeld).catch(() => removing.noLine));
    setBusy(false);
  };
  return (
    <>
      <Button
        variant="quiet"
        icon={<Icon of={Trash2} />}
        aria-label={say(removeWhat(study.title))}
        className="max-sm:-ml-5 sm:-mr-5"
        disabled={checking}
        onClick={() => {
          setTrouble(null);
          setOpen(true);
        }}
      >
        {say(removing.remove)}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={say(removing.title)}
        description={say(removeMeans(study.title))}
        actions={
          <>
            <Button variant="primary" disabled={busy} onClick={() => void remove()}>
              {say(removing.yes)}
            </Button>
            <Button onClick={() => setOpen(false)}>{say(removing.no)}</Button>
          </>
        }
      >
        {trouble && <p role="alert">{say(trouble)}</p>}
      </Dialog>
    </>
  );
}

/** Null once it is removed and what is left has been shown; else why not. */
async function withdraw(requestId: string, studyId: string, onHeld: RemoveProps["onHeld"]): Promise<Words | null> {
  const res = await fetch(`/api/uploads/${requestId}/withdraw-study`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ studyId }),
  });
  // Removed in another tab already: what is left is shown all the same.
  if (!res.ok && res.status !== 404) {
    const said = (await res.json().catch(() => null)) as { message?: string } | null;
    return said?.message ?? removing.noLine;
  }
  const held = await fetch(`/api/scans/${requestId}`, { cache: "no-store" });
  if (held.ok) onHeld((await held.json()) as FollowedScan);
  return null;
}
