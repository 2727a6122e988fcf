import { inPageLanguage, titled } from "#app/_server/language.ts";
import { currentActor } from "#app/_server/session.ts";
import { show } from "#app/_server/show.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { NavLink, StaffPage } from "#app/_ui/staff-page.tsx";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";
import { roleWords } from "#app/queue/_request/words.ts";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { homeOf } from "#lib/accounts/actor.ts";
import { listOwnSessions } from "#lib/accounts/list-own-sessions.ts";
import { SignIns } from "./sign-ins.client.tsx";
import { words } from "./words.ts";

export const generateMetadata = titled(words.title);

/** Where whoever reads this is signed in: one page for everybody, in the frame of their own room. */
export default async function AccountPage() {
  const sessions = await show(listOwnSessions, {});
  const alone = sessions.length < 2;
  const actor = await currentActor();
  const say = await inPageLanguage();
  const content = (
    <>
      <h1 className="mb-3">{say(words.title)}</h1>
      <p className="measure mb-6 dense:mb-3">{say(alone ? words.alone : words.several)}</p>
      <SignIns sessions={sessions} />
    </>
  );
  if (actor.kind !== "person" || actor.role === "patient")
    return (
      <PatientFrame back="/requests">
        {content}
        <p className="mt-8">
          <a href="/account/email" className="inline-flex min-h-11 items-center">
            {say(words.email)}
          </a>
        </p>
        {!alone && (
          <div className="mt-4">
            <Notice title={say(words.strange)}>
              <p>{say(words.strangeText)}</p>
            </Notice>
          </div>
        )}
      </PatientFrame>
    );
  return (
    <StaffPage
      room={roleWords[actor.role]}
      home={{ href: homeOf(actor.role), text: roleWords[actor.role] }}
      nav={<NavLink href={homeOf(actor.role)}>Back to work</NavLink>}
      person={<SignedIn />}
    >
      <div className="mx-auto w-full max-w-column p-3 sm:p-6">
        {content}
        <p className="mt-4">
          <a href="/account/access">Your passkeys, password and recovery codes</a>
        </p>
      </div>
    </StaffPage>
  );
}
