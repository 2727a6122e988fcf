"use client";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";

const name = "foramen.letter-keys";
const changed = new EventTarget();

/** Whether single letters act; everybody can switch them off, as speech input and stray fingers press them too. */
export const useLetterKeys = (): [on: boolean, turn: (on: boolean) => void] => [
  useSyncExternalStore(subscribe, read, () => true),
  (on) => {
    localStorage.setItem(name, on ? "on" : "off");
    changed.dispatchEvent(new Event("change"));
  },
];

/** Acts on keys anywhere in the page, but never while somebody types, answers a dialog or holds Ctrl, Alt or ⌘. */
export function useKeys(act: (key: string) => boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
    if (event.key.length === 1 && !read()) return;
    if (act(event.key)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

const isBusy = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  (target.closest("input, textarea, select, [contenteditable], dialog, [data-room] [data-room]") !== null ||
    document.querySelector("dialog[open]") !== null);

const read = (): boolean => {
  try {
    return localStorage.getItem(name) !== "off";
  } catch {
    return true;
  }
};

function subscribe(listener: () => void): () => void {
  changed.addEventListener("change", listener);
  return () => changed.removeEventListener("change", listener);
}
