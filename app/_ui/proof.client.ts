"use client";
import { useSyncExternalStore } from "react";

/** Somebody waits for a proof: it ends with whether it was given. */
type Asked = { promise: Promise<boolean>; settle: (given: boolean) => void };

let asked: Asked | null = null;
const listeners = new Set<() => void>();

/**
 * Does an act, and where it asks who sits there now, does it once more after that was shown. Without a dialog on the page
 * that could ask, or where it was closed, the refusal is the answer.
 */
export async function proven<State extends { code?: string }>(act: () => Promise<State>): Promise<State> {
  const first = await act();
  return first.code === "step_up" && (await askForProof()) ? act() : first;
}

/** Several acts that ask at once wait for the same proof. */
function askForProof(): Promise<boolean> {
  if (listeners.size === 0) return Promise.resolve(false);
  if (!asked) {
    const { promise, resolve } = withResolvers();
    asked = {
      promise,
      settle: (given) => {
        asked = null;
        tell();
        resolve(given);
      },
    };
    tell();
  }
  return asked.promise;
}

function withResolvers() {
  let resolve: (given: boolean) => void = () => undefined;
  const promise = new Promise<boolean>((settle) => (resolve = settle));
  return { promise, resolve };
}

const tell = (): void => listeners.forEach((listener) => listener());

/** Who waits for a proof, for the one dialog that asks for it. */
export const useAsked = (): Asked | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => asked,
    () => null,
  );
