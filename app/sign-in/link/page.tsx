import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage, titled } from "#app/_server/language.ts";
import { readAsked } from "#app/_server/sign-in-cookies.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { PatientPage } from "#app/_ui/page.tsx";
import { stranger } from "#app/_server/session.ts";
import { viewSignInLink } from "#lib/accounts/view-sign-in-link.ts";
import { redeemMail } from "../actions.ts";
import { PlainForm } from "../plain-form.client.tsx";
import { words } from "../words.ts";

export const generateMetadata = titled(words.title);

/** Where the link of a sign-in mail leads. Opening it uses nothing up: a person must press the button. */
export default async function LinkPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const say = await inPageLanguage();
  const { token } = await searchParams;
  const link = typeof token === "string" ? token.slice(0, 200) : "";
  const asked = await readAsked();
  const seen = await viewSignInLink(await stranger(), { link, ...(asked && { asked }) });
  const state = seen.ok ? seen.value : "expired";
  return (
    <PatientPage clinic={clinic()}>
      {state === "continue" && (
        <PlainForm door={redeemMail} fields={[]} hidden={{ link }} button={say(words.continue)}>
          <h1 className="mb-6">{say(words.almostThere)}</h1>
        </PlainForm>
      )}
      {state === "code" && (
        <PlainForm
          door={redeemMail}
          fields={[
            {
              name: "code",
              label: say(words.code),
              hint: say(words.codeHintTop),
              autoComplete: "one-time-code",
              inputMode: "numeric",
              width: 9,
            },
          ]}
          hidden={{ link }}
          button={say(words.continue)}
        >
          <h1 className="mb-3">{say(words.codeFromEmail)}</h1>
          <p className="measure mb-6">{say(words.otherBrowser)}</p>
        </PlainForm>
      )}
      {state === "expired" && (
        <>
          <h1 className="mb-3">{say(words.linkEnded)}</h1>
          <p className="measure mb-6">{say(words.linkEndedText)}</p>
          <LinkButton href="/sign-in" variant="primary">
            {say(words.newEmail)}
          </LinkButton>
        </>
      )}
    </PatientPage>
  );
}
