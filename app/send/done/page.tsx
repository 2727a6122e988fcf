import type { Metadata } from "next";
import { clinic } from "#app/_server/clinic.ts";
import { currentActor } from "#app/_server/session.ts";
import { show } from "#app/_server/show.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Confirmation } from "#app/_ui/panel.tsx";
import { PatientPage } from "#app/_ui/page.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { counted } from "#app/_upload/counted.ts";
import { viewPass } from "#lib/passes/view-pass.ts";
import { leave } from "../actions.ts";
import { SenderFrame } from "../sender-frame.tsx";

export const metadata: Metadata = { title: "Thank you" };

/** The end for the person at another computer: what has arrived, and that no more is asked of them. */
export default async function DonePage() {
  const actor = await currentActor();
  return actor.kind === "pass" ? <Arrived /> : <Over />;
}

async function Arrived() {
  const { reference, scan } = await show(viewPass, {});
  const { images, checking } = scan.counts;
  return (
    <SenderFrame>
      <Confirmation title="Thank you for your help" label="The scan belongs to the request" reference={reference} />
      <div className="mt-8 space-y-4">
        {images > 0 && <p className="text-lead">{counted(images, "picture has", "pictures have")} arrived.</p>}
        {checking > 0 && <p>We are still checking some of them. You need not wait.</p>}
        <p className="measure">
          The person who gave you the code sees it, too. Nothing of the scan stays on this computer.
        </p>
        <div className="flex flex-wrap gap-3 pt-2">
          <form action={leave}>
            <SubmitButton>Finish on this computer</SubmitButton>
          </form>
          <LinkButton href="/send">Send another disc</LinkButton>
        </div>
      </div>
    </SenderFrame>
  );
}

function Over() {
  return (
    <PatientPage clinic={clinic()}>
      <Confirmation title="Thank you for your help" />
      <p className="measure mt-8">
        This computer is not connected to the request any more. You can close this page and take the disc out.
      </p>
    </PatientPage>
  );
}
