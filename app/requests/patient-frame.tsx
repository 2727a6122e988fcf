import type { ReactNode } from "react";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { PatientPage } from "#app/_ui/page.tsx";
import { frame } from "#app/_ui/words.ts";
import { leavePatient } from "#app/sign-in/actions.ts";

/** The page of somebody who is signed in: their way out is always in the same place. */
export async function PatientFrame({ back, children }: { back?: string; children: ReactNode }) {
  const say = await inPageLanguage();
  const account = (
    <form action={leavePatient}>
      <button type="submit" className="min-h-11 underline">
        {say(frame.signOut)}
      </button>
    </form>
  );
  return (
    <PatientPage clinic={clinic()} account={account} {...(back ? { back: { href: back } } : {})}>
      {children}
    </PatientPage>
  );
}
