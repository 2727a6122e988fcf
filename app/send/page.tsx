import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage, titled } from "#app/_server/language.ts";
import { currentActor } from "#app/_server/session.ts";
import { show } from "#app/_server/show.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { PatientPage } from "#app/_ui/page.tsx";
import { NeedsScript } from "#app/_upload/needs-script.tsx";
import { Uploader } from "#app/_upload/uploader.client.tsx";
import { PlainForm } from "#app/sign-in/plain-form.client.tsx";
import { type Actor, homeOf } from "#lib/accounts/actor.ts";
import { viewPass } from "#lib/passes/view-pass.ts";
import { ceiling } from "#lib/studies/ceiling.ts";
import { ceilingWords } from "#lib/upload/ceiling.ts";
import { giveCode } from "./actions.ts";
import { PassEnded } from "./pass-ended.tsx";
import { SenderFrame } from "./sender-frame.tsx";
import { words } from "./words.ts";

export const generateMetadata = titled(words.title);

/** Where somebody else's computer sends a patient's scan: first the code, then nothing but the upload. */
export default async function SendPage() {
  const actor = await currentActor();
  return actor.kind === "pass" ? <SendScan /> : <AskForCode actor={actor} />;
}

async function AskForCode({ actor }: { actor: Actor }) {
  const say = await inPageLanguage();
  return (
    <PatientPage clinic={clinic()} back={{ href: "/" }}>
      <PlainForm
        door={giveCode}
        fields={[
          {
            name: "code",
            label: say(words.code),
            hint: say(words.codeHint),
            autoComplete: "off",
            width: 16,
          },
        ]}
        button={say(words.continue)}
      >
        <h1 className="mb-3">{say(words.forSomebody)}</h1>
        <p className="measure mb-6">{say(words.typeCode)}</p>
        {actor.kind === "person" && (
          <div className="mb-6">
            <Notice title={say(words.signedIn)}>
              <p>
                {say(words.signsOut)} <a href={homeOf(actor.role)}>{say(words.goOn)}</a>.
              </p>
            </Notice>
          </div>
        )}
      </PlainForm>
    </PatientPage>
  );
}

async function SendScan() {
  const say = await inPageLanguage();
  const { requestId, reference, scan } = await show(viewPass, {});
  return (
    <SenderFrame>
      <h1>{say(words.sendTheScan)}</h1>
      <p className="measure mt-3 text-lead">
        {say(words.forRequest)} <strong className="reference font-semibold">{reference}</strong>. {say(words.putIn)}
      </p>
      <p className="measure mt-2 text-small text-quiet">{say(ceilingWords(ceiling()))}.</p>
      <NeedsScript />
      <div className="mt-6">
        <Uploader
          requestId={requestId}
          initial={scan}
          removable={false}
          ceiling={ceiling()}
          next={{ href: "/send/done", text: words.finished }}
          whenEnded={<PassEnded />}
        />
      </div>
    </SenderFrame>
  );
}
