import type { ReactNode } from "react";
import { clinic } from "#app/_server/clinic.ts";
import { PatientPage } from "#app/_ui/page.tsx";
import { leavePatient } from "#app/sign-in/actions.ts";

/** The page of somebody who is signed in: their way out is always in the same place. */
export function PatientFrame({ back, children }: { back?: string; children: ReactNode }) {
  const account = (
    <form action={leavePatient}>
      <button type="submit" className="min-h-11 underline">
        Sign out
      </button>
    </form>
  );
  return (
    <PatientPage clinic={clinic()} account={account} {...(back ? { back: { href: back } } : {})}>
      {children}
    </PatientPage>
  );
}
