"use client";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { Kbd } from "#app/_ui/kbd.tsx";
import { formOf } from "#app/_ui/use-form-action.client.ts";
import { undoSeconds } from "#lib/triage/undo-time.ts";
import { undo } from "../actions.ts";
import { useActs } from "./acts.client.ts";
import { useDoor } from "./use-door.client.ts";

type Offer = { words: string; undoIds: readonly string[] };

let offer: Offer | null = null;
const changed = new EventTarget();
const undone = new EventTarget();

/** Says what was done, with the way to undo it for some seconds, also on the page that follows. */
export function offerUndo(words: string, undoIds: readonly string[] = []): void {
  change({ words, undoIds });
}

/** Hears when something was undone: what a page believed of a request may be so no more. */
export function useUndone(heard: () => void): void {
  const latest = useEffectEvent(heard);
  useEffect(() => {
    const listen = () => latest();
    undone.addEventListener("undone", listen);
    return () => undone.removeEventListener("undone", listen);
  }, []);
}

/** Where such offers are shown, and taken by Ctrl+Z or ⌘Z. */
export function UndoToast() {
  const now = useSyncExternalStore(subscribe, () => offer, nothing);
  const [pending, go] = useDoor();
  useEffect(() => {
    if (!now || pending) return;
    const over = setTimeout(() => offer === now && change(null), undoSeconds * 1_000);
    return () => clearTimeout(over);
  }, [now, pending]);
  const take = (): boolean => {
    if (!now || now.undoIds.length === 0 || pending) return false;
    const form = formOf({});
    for (const id of now.undoIds) form.append("undoId", id);
    go(undo, form, ({ outcomes = [], message }) => {
      undone.dispatchEvent(new Event("undone"));
      const refused = outcomes.flatMap((one) => (one.done ? [] : [one.why]));
      if (outcomes.length === 0) offerUndo(message ?? "Nothing was undone");
      else if (refused.length === 0) offerUndo("Undone");
      else offerUndo(`${outcomes.length - refused.length} undone, ${refused.length} not: ${refused[0] ?? ""}`);
    });
    return true;
  };
  useActs(["undo"], take);
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-14 z-30 flex justify-center px-3 print:hidden">
      <div role="status">
        {now && (
          <div className="pointer-events-auto flex min-h-9 max-w-[36rem] items-center gap-3 rounded bg-ink px-3 text-paper shadow">
            <span className="min-w-0 py-1.5">{now.words}</span>
            {now.undoIds.length > 0 && (
              <button
                type="button"
                onClick={take}
                aria-disabled={pending}
                className="inline-flex h-8 items-center gap-2 font-semibold underline underline-offset-4"
              >
                {pending ? "Undoing…" : "Undo"}
                <span aria-hidden className="max-sm:hidden">
                  <Kbd keys={["Ctrl", "Z"]} />
                </span>
              </button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}

function change(now: Offer | null): void {
  offer = now;
  changed.dispatchEvent(new Event("change"));
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener("change", listener);
  return () => changed.removeEventListener("change", listener);
}

const nothing = () => null;
