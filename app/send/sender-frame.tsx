import type { ReactNode } from "react";
import { clinic } from "#app/_server/clinic.ts";
import { Say } from "#app/_ui/language.client.tsx";
import { PatientPage } from "#app/_ui/page.tsx";
import { leave } from "./actions.ts";
import { words } from "./words.ts";

/** The page of another computer that was let in; its way out is where everybody's is. */
export function SenderFrame({ children }: { children: ReactNode }) {
  const account = (
    <form action={leave}>
      <button type="submit" className="min-h-11 underline">
        <Say words={words.leave} />
      </button>
    </form>
  );
  return (
    <PatientPage clinic={clinic()} account={account}>
      {children}
    </PatientPage>
  );
}
