import type { Metadata } from "next";
import { clinic } from "#app/_server/clinic.ts";
import { readAsked } from "#app/_server/sign-in-cookies.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { PatientPage } from "#app/_ui/page.tsx";
import { nobody } from "#lib/accounts/actor.ts";
import { viewSignInLink } from "#lib/accounts/view-sign-in-link.ts";
import { redeemMail } from "../actions.ts";
import { PlainForm } from "../plain-form.client.tsx";

export const metadata: Metadata = { title: "Sign in", robots: { index: false }, referrer: "no-referrer" };

/** Where the link of a sign-in mail leads. Opening it uses nothing up: a person must press the button. */
export default async function LinkPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const { token } = await searchParams;
  const link = typeof token === "string" ? token.slice(0, 200) : "";
  const asked = await readAsked();
  const seen = await viewSignInLink(nobody, { link, ...(asked && { asked }) });
  const state = seen.ok ? seen.value : "expired";
  return (
    <PatientPage clinic={clinic()}>
      {state === "continue" && (
        <>
          <h1 className="mb-6">You are almost there</h1>
          <PlainForm door={redeemMail} fields={[]} hidden={{ link }} button="Continue" />
        </>
      )}
      {state === "code" && (
        <>
          <h1 className="mb-3">Enter the code from the email</h1>
          <p className="measure mb-6">
            You asked for this email in another browser or on another device. Type the six digits here to sign in. Or
            type them where you started.
          </p>
          <PlainForm
            door={redeemMail}
            fields={[
              {
                name: "code",
                label: "Code",
                hint: "Six digits, at the top of the email",
                autoComplete: "one-time-code",
                inputMode: "numeric",
                width: 9,
              },
            ]}
            hidden={{ link }}
            button="Continue"
          />
        </>
      )}
      {state === "expired" && (
        <>
          <h1 className="mb-3">This link does not work any more</h1>
          <p className="measure mb-6">
            A link works once, for 30 minutes. Nothing is lost: your answers and your scan are still here. Ask for a new
            email to go on.
          </p>
          <LinkButton href="/sign-in" variant="primary">
            Send a new email
          </LinkButton>
        </>
      )}
    </PatientPage>
  );
}
