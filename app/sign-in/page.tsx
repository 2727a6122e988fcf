import { redirect } from "next/navigation";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage, titled } from "#app/_server/language.ts";
import { currentActor } from "#app/_server/session.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { PatientPage } from "#app/_ui/page.tsx";
import { homeOf } from "#lib/accounts/actor.ts";
import { returnPath } from "#lib/accounts/forms.ts";
import { askForMail } from "./actions.ts";
import { PlainForm } from "./plain-form.client.tsx";
import { words } from "./words.ts";

export const generateMetadata = titled(words.title);

type Search = Promise<{ from?: string; left?: string }>;

/** Patients sign in with their email address: a code and a link are sent. */
export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const say = await inPageLanguage();
  const { from, left } = await searchParams;
  const back = returnPath(from);
  const actor = await currentActor();
  if (actor.kind === "person") redirect(back ?? homeOf(actor.role));
  return (
    <PatientPage clinic={clinic()} back={{ href: "/" }}>
      {left && (
        <div className="mb-6">
          <Notice signal="good" title={say(words.signedOut)} />
        </div>
      )}
      <PlainForm
        door={askForMail}
        fields={[
          {
            name: "email",
            label: say(words.email),
            hint: say(words.emailHint),
            type: "email",
            autoComplete: "email",
            inputMode: "email",
            width: 34,
          },
        ]}
        hidden={{ from: back ?? undefined }}
        button={say(words.sendCode)}
      >
        <h1 className="mb-3">{say(words.whichEmail)}</h1>
        <p className="measure mb-6">{say(words.weSendCode)}</p>
      </PlainForm>
      <div className="mt-8 text-small text-quiet">
        <p className="py-2">
          {say(words.givenCode)} <a href="/send">{say(words.sendHere)}</a>
        </p>
        <p className="py-2">
          {say(words.atTheClinic)} <a href="/sign-in/staff">{say(words.staffHere)}</a>
        </p>
      </div>
    </PatientPage>
  );
}
