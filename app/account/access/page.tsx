import type { Metadata } from "next";
import { Panel } from "#app/_ui/panel.tsx";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { NavLink, StaffPage } from "#app/_ui/staff-page.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { show } from "#app/_server/show.ts";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";
import { roleWords } from "#app/queue/_request/words.ts";
import { homeOf } from "#lib/accounts/actor.ts";
import { viewOwnSignIn } from "#lib/accounts/view-own-sign-in.ts";
import { AddPasskey, RemovePasskey } from "./passkey-forms.client.tsx";
import { PasswordForm } from "./password-form.client.tsx";
import { RecoveryCodes } from "./recovery-codes.client.tsx";

export const metadata: Metadata = { title: "Your sign-in" };

/** With what a member of staff signs in: passkeys, password, recovery codes. */
export default async function AccessPage() {
  const { email, role, passkeys, hasPassword, hasCodes, recoveryCodesLeft } = await show(viewOwnSignIn, {});
  return (
    <StaffPage
      room={roleWords[role]}
      home={{ href: homeOf(role), text: roleWords[role] }}
      nav={<NavLink href={homeOf(role)}>Back to work</NavLink>}
      person={<SignedIn />}
    >
      <div className="mx-auto w-full max-w-column space-y-3 p-3">
        <div className="flex items-baseline justify-between gap-3">
          <h1>Your sign-in</h1>
          <RoomLink href="/account">Where you are signed in</RoomLink>
        </div>
        <p className="text-quiet">
          You sign in as <span className="text-ink">{email}</span>.
        </p>
        <Panel title="Passkeys">
          <p className="measure mb-3 text-quiet">
            A passkey signs you in with the finger, face or PIN of your device, without password and code. Nobody can
            guess it, and no false page can ask for it.
          </p>
          {passkeys.length > 0 && (
            <ul className="mb-3 divide-y divide-hairline border-y border-hairline">
              {passkeys.map(({ passkeyId, name, createdAt, lastUsedAt }) => (
                <li key={passkeyId} className="flex min-h-10 items-center gap-3 py-1">
                  <span className="min-w-0 flex-1 truncate font-medium" title={name}>
                    {name}
                  </span>
                  <span className="text-quiet max-sm:hidden">
                    {lastUsedAt ? "Used " : "Added "}
                    <When at={lastUsedAt ?? createdAt} />
                  </span>
                  <RemovePasskey passkeyId={passkeyId} name={name} />
                </li>
              ))}
            </ul>
          )}
          <AddPasskey />
        </Panel>
        {hasPassword && (
          <Panel title="Password">
            <PasswordForm email={email} />
          </Panel>
        )}
        {hasCodes && (
          <Panel title="Recovery codes">
            <RecoveryCodes left={recoveryCodesLeft} />
          </Panel>
        )}
      </div>
    </StaffPage>
  );
}
