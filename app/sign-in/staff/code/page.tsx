import type { Metadata } from "next";
import { returnPath } from "#lib/accounts/forms.ts";
import { giveCode } from "../../actions.ts";
import { PlainForm } from "../../plain-form.client.tsx";

export const metadata: Metadata = { title: "One-time code" };

/** The second step for staff: the code that their app shows. */
export default async function StaffCodePage({ searchParams }: { searchParams: Promise<{ from?: string }> }) {
  const back = returnPath((await searchParams).from);
  return (
    <>
      <PlainForm
        door={giveCode}
        fields={[
          {
            name: "code",
            label: "Code",
            hint: "From your authenticator app, or one of your recovery codes",
            autoComplete: "one-time-code",
            width: 12,
            autoFocus: true,
          },
        ]}
        hidden={{ from: back ?? undefined }}
        button="Sign in"
      >
        <h1 className="mb-4">One-time code</h1>
      </PlainForm>
      <p className="text-quiet">
        <a href="/sign-in/staff">Start again</a>
      </p>
    </>
  );
}
