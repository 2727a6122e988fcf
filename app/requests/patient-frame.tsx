import type { ReactNode } from "react";
import { clinic } from "#app/_server/clinic.ts";
import { pageLanguage } from "#app/_server/language.ts";
import { SessionWatchLater } from "#app/_session/session-watch-later.client.tsx";
import { currentActor } from "#app/_server/session.ts";
import { PatientPage } from "#app/_ui/page.tsx";
import { frame } from "#app/_ui/words.ts";
import { is } from "#lib/accounts/actor.ts";
import { setLanguage } from "#lib/accounts/set-language.ts";
import { say } from "#lib/platform/language.ts";
import { SignOut } from "./sign-out.client.tsx";

/** The page of somebody who is signed in: their way out is always in the same place. Mails come in the language read last. */
export async function PatientFrame({ back, children }: { back?: string; children: ReactNode }) {
  const language = await pageLanguage();
  const actor = await currentActor();
  if (is("patient", actor) && actor.language !== language) await setLanguage(actor, { language });
  return (
    <PatientPage
      clinic={clinic()}
      account={<SignOut />}
      foot={{ href: "/account", text: say(language, frame.signIns) }}
      {...(back ? { back: { href: back } } : {})}
    >
      {children}
      {is("patient", actor) && <SessionWatchLater accountId={actor.accountId} signIn="/sign-in" />}
    </PatientPage>
  );
}
