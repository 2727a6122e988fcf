import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage, titled } from "#app/_server/language.ts";
import { currentActor } from "#app/_server/session.ts";
import { show } from "#app/_server/show.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Confirmation } from "#app/_ui/panel.tsx";
import { PatientPage } from "#app/_ui/page.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { viewPass } from "#lib/passes/view-pass.ts";
import { leave } from "../actions.ts";
import { SenderFrame } from "../sender-frame.tsx";
import { arrivedWords, words } from "../words.ts";

export const generateMetadata = titled(words.thanks);

/** The end for the person at another computer: what has arrived, and that no more is asked of them. */
export default async function DonePage() {
  const actor = await currentActor();
  return actor.kind === "pass" ? <Arrived /> : <Over />;
}

async function Arrived() {
  const say = await inPageLanguage();
  const { reference, scan } = await show(viewPass, {});
  const { images, checking } = scan.counts;
  return (
    <SenderFrame>
      <Confirmation title={say(words.thanksForHelp)} label={say(words.belongsTo)} reference={reference} />
      <div className="mt-8 space-y-4">
        {images > 0 && <p className="text-lead">{say(arrivedWords(images))}</p>}
        {checking > 0 && <p>{say(words.stillChecking)}</p>}
        <p className="measure">{say(words.seesToo)}</p>
        <div className="flex flex-wrap gap-3 pt-2">
          <form action={leave}>
            <SubmitButton>{say(words.finish)}</SubmitButton>
          </form>
          <LinkButton href="/send">{say(words.anotherDisc)}</LinkButton>
        </div>
      </div>
    </SenderFrame>
  );
}

async function Over() {
  const say = await inPageLanguage();
  return (
    <PatientPage clinic={clinic()}>
      <Confirmation title={say(words.thanksForHelp)} />
      <p className="measure mt-8">{say(words.over)}</p>
    </PatientPage>
  );
}
