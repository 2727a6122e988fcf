import type { Metadata } from "next";
import Link from "next/link";
import { clinic } from "#app/_server/clinic.ts";
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

export const metadata: Metadata = { title: "Send a scan" };

/** Where somebody else's computer sends a patient's scan: first the code, then nothing but the upload. */
export default async function SendPage() {
  const actor = await currentActor();
  return actor.kind === "pass" ? <SendScan /> : <AskForCode actor={actor} />;
}

function AskForCode({ actor }: { actor: Actor }) {
  return (
    <PatientPage clinic={clinic()} back={{ href: "/" }}>
      <h1 className="mb-3">Send a scan for somebody</h1>
      <p className="measure mb-6">
        Type the code that you were given. Then you can send the pictures from this computer. You see nothing else of
        the request.
      </p>
      {actor.kind === "person" && (
        <div className="mb-6">
          <Notice title="You are signed in on this computer">
            <p>
              A code signs you out here. For your own scan you need none:{" "}
              <Link href={homeOf(actor.role)} prefetch={false}>
                go on as you are
              </Link>
              .
            </p>
          </Notice>
        </div>
      )}
      <PlainForm
        door={giveCode}
        fields={[
          {
            name: "code",
            label: "Code",
            hint: "Ten letters and numbers, like k7mqp‑2xw9r. Capitals and spaces do not matter",
            autoComplete: "off",
            width: 16,
          },
        ]}
        button="Continue"
      />
    </PatientPage>
  );
}

async function SendScan() {
  const { requestId, reference, scan } = await show(viewPass, {});
  return (
    <SenderFrame>
      <h1>Send the scan</h1>
      <p className="measure mt-3 text-lead">
        For the request <strong className="reference font-semibold">{reference}</strong>. Put the disc or stick in, then
        choose it here. We show what we find before anything is sent.
      </p>
      <p className="measure mt-2 text-small text-quiet">{ceilingWords(ceiling())}.</p>
      <NeedsScript />
      <div className="mt-6">
        <Uploader
          requestId={requestId}
          initial={scan}
          removable={false}
          ceiling={ceiling()}
          next={{ href: "/send/done", text: "I have finished" }}
          whenEnded={<PassEnded />}
        />
      </div>
    </SenderFrame>
  );
}
