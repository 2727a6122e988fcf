import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { clinic } from "#app/_server/clinic.ts";
import { currentActor } from "#app/_server/session.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { PatientPage } from "#app/_ui/page.tsx";
import { homeOf } from "#lib/accounts/actor.ts";
import { returnPath } from "#lib/accounts/forms.ts";
import { askForMail } from "./actions.ts";
import { PlainForm } from "./plain-form.client.tsx";

export const metadata: Metadata = { title: "Sign in" };

type Search = Promise<{ from?: string; left?: string }>;

/** Patients sign in with their email address: a code and a link are sent. */
export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const { from, left } = await searchParams;
  const back = returnPath(from);
  const actor = await currentActor();
  if (actor.kind === "person") redirect(back ?? homeOf(actor.role));
  return (
    <PatientPage clinic={clinic()} back={{ href: "/" }}>
      {left && <Notice signal="good" title="You have signed out" />}
      <h1 className="mb-3">What is your email address?</h1>
      <p className="measure mb-6">
        We send you a code to sign in. You need no password. Your answers and your scan stay private that way.
      </p>
      <PlainForm
        door={askForMail}
        fields={[
          {
            name: "email",
            label: "Email address",
            hint: "Use one that you can read now",
            type: "email",
            autoComplete: "email",
            inputMode: "email",
            width: 34,
          },
        ]}
        hidden={{ from: back ?? undefined }}
        button="Send me a code"
      />
      <p className="mt-10 text-small text-quiet">
        Do you work at the clinic? <Link href="/sign-in/staff">Staff sign in here</Link>
        <br />
        Were you given a code to send somebody’s scan? <Link href="/send">Send it here</Link>
      </p>
    </PatientPage>
  );
}
