import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { clinic } from "#app/_server/clinic.ts";
import { readAsked } from "#app/_server/sign-in-cookies.ts";
import { PatientPage } from "#app/_ui/page.tsx";
import { returnPath } from "#lib/accounts/forms.ts";
import { redeemMail } from "../actions.ts";
import { PlainForm } from "../plain-form.client.tsx";

export const metadata: Metadata = { title: "Enter the code" };

/** Where the six digits of the mail are typed, in the browser that asked for them. */
export default async function CodePage({ searchParams }: { searchParams: Promise<{ from?: string }> }) {
  const back = returnPath((await searchParams).from);
  const asked = await readAsked();
  if (!asked) redirect("/sign-in");
  return (
    <PatientPage clinic={clinic()} back={{ href: "/sign-in" }}>
      <h1 className="mb-3">Check your email</h1>
      <p className="measure mb-6">
        We sent a code to <strong className="wrap-anywhere">{asked.email}</strong>. It can take a minute. Look in the
        folder for unwanted mail, too.
      </p>
      <PlainForm
        door={redeemMail}
        fields={[
          {
            name: "code",
            label: "Code",
            hint: "Six digits, like 123 456",
            autoComplete: "one-time-code",
            inputMode: "numeric",
            width: 9,
          },
        ]}
        hidden={{ from: back ?? undefined }}
        button="Continue"
      />
      <p className="mt-10 text-small">
        No email? <Link href="/sign-in">Check the address and send it again</Link>
      </p>
    </PatientPage>
  );
}
