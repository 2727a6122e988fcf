"use client";
import type { ReactNode } from "react";
import { useScripted } from "#app/_ui/scripted.client.ts";

/** Only where a script runs; without one the browser's own menu prints. */
export function PrintButton({ children }: { children: ReactNode }) {
  if (!useScripted()) return null;
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
