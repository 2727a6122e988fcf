import type { ReactNode } from "react";
import { clinic } from "#app/_server/clinic.ts";
import { PatientPage } from "#app/_ui/page.tsx";
import { leave } from "./actions.ts";

/** The page of another computer that was let in; its way out is where everybody's is. */
export function SenderFrame({ children }: { children: ReactNode }) {
  const account = (
    <form action={leave}>
      <button type="submit" className="min-h-11 underline">
        Leave
      </button>
    </form>
  );
  return (
    <PatientPage clinic={clinic()} account={account}>
      {children}
    </PatientPage>
  );
}
