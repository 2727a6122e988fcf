"use client";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { queueViews } from "#lib/triage/queue-filter.ts";
import type { QueueFound } from "#lib/triage/search-queue.ts";
import { useActs, useHands } from "../_request/acts.client.ts";
import { type Act, acts, type ActName } from "../_request/acts.ts";
import { KeysOf } from "../_request/keys-of.tsx";
import { offerUndo } from "../_request/undo.client.tsx";
import { viewWords } from "../views.ts";

/** Everything that can be done here, every list, and each request by its reference: Ctrl+K or ⌘K. */
export function Palette() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const chosen = useRef<(() => void) | null>(null);
  const hands = useHands();
  useActs(["palette"], () => {
    setTyped("");
    setOpen(true);
    return true;
  });
  useEffect(() => {
    // Once it is closed the focus is back in the row that is meant.
    if (open) return;
    const run = chosen.current;
    chosen.current = null;
    run?.();
  }, [open]);
  const choose = (run: () => void) => {
    chosen.current = run;
    setOpen(false);
  };
  const perform = (name: ActName) => {
    if (!hands.some((hand) => hand.names.includes(name) && hand.perform(name)))
      offerUndo("Choose a request first: J and K move, X selects");
  };
  const reference = referenceIn(typed);
  const can = new Set(hands.flatMap(({ names }) => names));
  const named = (Object.keys(acts) as ActName[]).filter((name) => can.has(name) && !("moves" in (acts[name] as Act)));
  return (
    <Dialog open={open} onOpenChange={setOpen} title="What do you want to do?">
      <Command label="Actions, lists and requests" loop>
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder="An action, a list, or a reference"
          className="min-h-control w-full rounded border border-edge bg-raised px-2 text-ink hover:border-ink"
        />
        <Command.List className="mt-2 max-h-[50dvh] overflow-y-auto" aria-label="Found">
          <Command.Empty className="px-2 py-3 text-quiet">Nothing is called so.</Command.Empty>
          {reference && (
            <Command.Item
              value={`open ${typed} ${reference}`}
              className={item}
              onSelect={() => choose(() => void openRequest(reference, (address) => router.push(address)))}
            >
              Open <span className="reference">{reference}</span>
            </Command.Item>
          )}
          <Command.Group heading="Actions" className={group}>
            {named.map((name) => (
              <Command.Item
                key={name}
                value={acts[name].does}
                className={item}
                onSelect={() => choose(() => perform(name))}
              >
                <span className="mr-auto">{acts[name].does}</span> <KeysOf act={name} brief />
              </Command.Item>
            ))}
          </Command.Group>
          <Command.Group heading="Lists" className={group}>
            {queueViews.map((view) => (
              <Command.Item
                key={view}
                value={`List: ${viewWords[view]}`}
                className={item}
                onSelect={() => choose(() => router.push(view === "open" ? "/queue" : `/queue?view=${view}`))}
              >
                List: {viewWords[view]}
              </Command.Item>
            ))}
          </Command.Group>
        </Command.List>
      </Command>
    </Dialog>
  );
}

const item =
  "flex min-h-8 cursor-pointer items-center gap-3 rounded px-2 aria-selected:bg-accent-soft aria-selected:text-ink";
const group =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-quiet";

/** "F-7KQ2-M9XC", however it is typed; null for anything else. */
function referenceIn(typed: string): string | null {
  const letters = typed
    .toUpperCase()
    .replace(/[^A-Z\d]/g, "")
    .replace(/^F(?=.{8}$)/, "");
  return /^[A-Z\d]{8}$/.test(letters) && /\d|-/.test(typed) ? `F-${letters.slice(0, 4)}-${letters.slice(4)}` : null;
}

/** By the search, whose text no address and no log ever holds. */
async function openRequest(reference: string, go: (address: string) => void): Promise<void> {
  const body = JSON.stringify({ view: "all", text: reference });
  const headers = { "content-type": "application/json" };
  const res = await fetch("/api/queue/search", { method: "POST", headers, body }).catch(() => null);
  const found = res?.ok ? ((await res.json()) as QueueFound).rows : [];
  const request = found.find((row) => row.reference === reference);
  if (request) go(`/queue/${request.id}`);
  else offerUndo(res?.ok ? `There is no request ${reference}` : "The portal did not answer. Try again.");
}
