import { redirect } from "next/navigation";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage, titled } from "#app/_server/language.ts";
import { readAsked } from "#app/_server/sign-in-cookies.ts";
import { PatientPage } from "#app/_ui/page.tsx";
import { returnPath } from "#lib/accounts/forms.ts";
import { redeemMail } from "../actions.ts";
import { PlainForm } from "../plain-form.client.tsx";
import { words } from "../words.ts";

export const generateMetadata = titled(words.enterCode);

/** Where the six digits of the mail are typed, in the browser that asked for them. */
export default async function CodePage({ searchParams }: { searchParams: Promise<{ from?: string }> }) {
  const say = await inPageLanguage();
  const back = returnPath((await searchParams).from);
  const asked = await readAsked();
  if (!asked) redirect("/sign-in");
  return (
    <PatientPage clinic={clinic()} back={{ href: "/sign-in" }}>
      <PlainForm
        door={redeemMail}
        fields={[
          {
            name: "code",
            label: say(words.code),
            hint: say(words.codeHint),
            autoComplete: "one-time-code",
            inputMode: "numeric",
            width: 9,
          },
        ]}
        hidden={{ from: back ?? undefined }}
        button={say(words.continue)}
      >
        <h1 className="mb-3">{say(words.checkEmail)}</h1>
        <p className="measure mb-6">
          {say(words.weSentTo)} <strong className="wrap-anywhere">{asked.email}</strong>. {say(words.aMinute)}
        </p>
      </PlainForm>
      <p className="mt-10 text-small">
        {say(words.noEmail)} <a href="/sign-in">{say(words.sendAgain)}</a>
      </p>
    </PatientPage>
  );
}
