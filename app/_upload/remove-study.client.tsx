"use client";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";

type RemoveProps = {
  requestId: string;
  study: { id: string; title: string };
  checking: boolean;
  onHeld: (held: FollowedScan) => void;
};

/** Takes one scan out of a request that is not sent yet, after asking. */
export function RemoveStudy({ requestId, study, checking, onHeld }: RemoveProps) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const remove = async (): Promise<void> => {
    setBusy(true);
    setTrouble(await withdraw(requestId, study.id, onHeld).catch(() => noLine));
    setBusy(false);
  };
  return (
    <>
      <Button
        variant="quiet"
        icon={<Icon of={Trash2} />}
        aria-label={`Remove ${study.title}`}
        disabled={checking}
        onClick={() => {
          setTrouble(null);
          setOpen(true);
        }}
      >
        Remove
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Remove this scan?"
        description={`${study.title}. We delete its pictures here. You can send it again as long as your request is not sent.`}
        actions={
          <>
            <Button variant="primary" disabled={busy} onClick={() => void remove()}>
              Remove this scan
            </Button>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
          </>
        }
      >
        {trouble && <p role="alert">{trouble}</p>}
      </Dialog>
    </>
  );
}

const noLine = "We could not reach the portal. Nothing was removed. Try again.";

/** Null once it is removed and what is left has been shown; else why not. */
async function withdraw(requestId: string, studyId: string, onHeld: RemoveProps["onHeld"]): Promise<string | null> {
  const res = await fetch(`/api/uploads/${requestId}/withdraw-study`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ studyId }),
  });
  // Removed in another tab already: what is left is shown all the same.
  if (!res.ok && res.status !== 404) {
    const said = (await res.json().catch(() => null)) as { message?: string } | null;
    return said?.message ?? noLine;
  }
  const held = await fetch(`/api/scans/${requestId}`, { cache: "no-store" });
  if (held.ok) onHeld((await held.json()) as FollowedScan);
  return null;
}
