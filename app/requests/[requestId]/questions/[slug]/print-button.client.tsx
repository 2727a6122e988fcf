"use client";
import { type ReactNode, useSyncExternalStore } from "react";

/** Only where a script runs; without one the browser's own menu prints. */
export function PrintButton({ children }: { children: ReactNode }) {
  const scripted = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  if (!scripted) return null;
  return (
    <button
      type="button"
      onClick={() => window.print()}
      className="min-h-11 rounded border border-current px-4 font-semibold"
    >
      {children}
    </button>
  );
}
