"use client";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { acts, type ActName, keyPressed } from "./acts.ts";
import { lettersAct } from "./letter-keys.client.ts";

/** What a page can do now: its acts, and the hand that does them. Answers false where there is nothing to do it to. */
export type Hand = { names: readonly ActName[]; perform: (name: ActName) => boolean };

let hands: readonly Hand[] = [];
const changed = new EventTarget();

/** Does these acts while the component is there: by their keys, and from the palette. */
export function useActs(names: readonly ActName[], perform: (name: ActName) => boolean): void {
  const latest = useEffectEvent(perform);
  const all = names.join();
  useEffect(() => {
    if (all === "") return;
    const hand: Hand = { names: all.split(",") as ActName[], perform: (name) => latest(name) };
    if (hands.length === 0) document.addEventListener("keydown", onKey, true);
    change([...hands, hand]);
    return () => {
      change(hands.filter((one) => one !== hand));
      if (hands.length === 0) document.removeEventListener("keydown", onKey, true);
    };
  }, [all]);
}

/** Everything that can be done on this page. */
export const useHands = (): readonly Hand[] => useSyncExternalStore(subscribe, () => hands, nobody);

/** A key that waits for a second one, as "g" does; not for long. */
let begun: { key: string; at: number } | null = null;
const patience = 1_500;

/** Before anything else hears of the key, so that the second of two is not taken for itself. */
function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  const key = keyPressed(event);
  if (["Shift", "Control", "Meta"].includes(event.key)) return;
  const before = begun && Date.now() - begun.at < patience ? begun.key : null;
  begun = null;
  if (isBusy(event.target) && !(key === "Mod+k" && !inDialog())) return;
  if (event.key.length === 1 && !key.startsWith("Mod+") && !lettersAct()) return;
  if (before === null && waits(key)) begun = { key, at: Date.now() };
  else if (!perform(before === null ? key : `${before} ${key}`)) return;
  event.preventDefault();
}

const waits = (key: string): boolean =>
  hands.some(({ names }) => names.some((name) => acts[name].keys.some((one) => one.startsWith(`${key} `))));

const perform = (key: string): boolean =>
  hands.some((hand) =>
    hand.names.some((name) => (acts[name].keys as readonly string[]).includes(key) && hand.perform(name)),
  );

/** Whoever types, answers a dialog or looks at images means something else. The box that selects a row is no field. */
const isBusy = (target: EventTarget | null): boolean =>
  inDialog() ||
  (target instanceof Element &&
    target.closest("input:not([data-tick]), textarea, select, [contenteditable], [data-room] [data-room]") !== null);

const inDialog = (): boolean => document.querySelector("dialog[open]") !== null;

function change(now: readonly Hand[]): void {
  hands = now;
  changed.dispatchEvent(new Event("change"));
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener("change", listener);
  return () => changed.removeEventListener("change", listener);
}

const none: readonly Hand[] = [];
const nobody = () => none;
