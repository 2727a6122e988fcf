import type { Metadata } from "next";
import { StaffPage } from "#app/_ui/staff-page.tsx";
import { show } from "#app/_server/show.ts";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";
import { PlainForm } from "#app/sign-in/plain-form.client.tsx";
import { homeOf } from "#lib/accounts/actor.ts";
import { returnPath } from "#lib/accounts/forms.ts";
import { viewOwnSignIn } from "#lib/accounts/view-own-sign-in.ts";
import { proveHere } from "../actions.ts";

export const metadata: Metadata = { title: "Show once more that it is you" };

/** Where a link to a file leads that wants to know who sits there: afterwards back to the page it stands on. */
export default async function ProvePage({ searchParams }: { searchParams: Promise<{ from?: string }> }) {
  const { role } = await show(viewOwnSignIn, {});
  const back = returnPath((await searchParams).from);
  return (
    <StaffPage room="Your sign-in" home={{ href: homeOf(role), text: "Back to work" }} person={<SignedIn />}>
      <div className="mx-auto w-full max-w-[26rem] space-y-4 px-4 py-12">
        <PlainForm
          door={proveHere}
          fields={[
            {
              name: "code",
              label: "Code of your authenticator app",
              autoComplete: "one-time-code",
              inputMode: "numeric",
              width: 8,
              autoFocus: true,
            },
          ]}
          hidden={{ from: back ?? undefined }}
          button="Continue"
        >
          <h1 className="mb-3">Show once more that it is you</h1>
          <p className="mb-4">
            You signed in a while ago, and this file is not for whoever finds an open screen. Choose it again
            afterwards.
          </p>
        </PlainForm>
      </div>
    </StaffPage>
  );
}
