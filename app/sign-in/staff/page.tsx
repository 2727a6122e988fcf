import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentActor } from "#app/_server/session.ts";
import { homeOf } from "#lib/accounts/actor.ts";
import { returnPath } from "#lib/accounts/forms.ts";
import { givePassword } from "../actions.ts";
import { PlainForm } from "../plain-form.client.tsx";

export const metadata: Metadata = { title: "Staff sign-in" };

/** The first of two steps for staff. */
export default async function StaffSignInPage({ searchParams }: { searchParams: Promise<{ from?: string }> }) {
  const back = returnPath((await searchParams).from);
  const actor = await currentActor();
  if (actor.kind === "person" && actor.role !== "patient") redirect(back ?? homeOf(actor.role));
  return (
    <PlainForm
      door={givePassword}
      fields={[
        { name: "email", label: "Email address", type: "email", autoComplete: "username", inputMode: "email" },
        { name: "password", label: "Password", type: "password", autoComplete: "current-password" },
      ]}
      hidden={{ from: back ?? undefined }}
      button="Continue"
    >
      <h1 className="mb-4">Staff sign-in</h1>
    </PlainForm>
  );
}
