"use client";
import { useSyncExternalStore } from "react";

const name = "foramen.letter-keys";
const changed = new EventTarget();

/** Whether single letters act; everybody can switch them off, as speech input and stray fingers press them too. */
export const useLetterKeys = (): [on: boolean, turn: (on: boolean) => void] => [
  useSyncExternalStore(subscribe, lettersAct, () => true),
  (on) => {
    localStorage.setItem(name, on ? "on" : "off");
    changed.dispatchEvent(new Event("change"));
  },
];

export function lettersAct(): boolean {
  try {
    return localStorage.getItem(name) !== "off";
  } catch {
    return true;
  }
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener("change", listener);
  return () => changed.removeEventListener("change", listener);
}
