import { redirect } from "next/navigation";
import { ConsentBody } from "#app/_consents/consent-body.tsx";
import { addressOfText, TextPdfs } from "#app/_consents/text-pdfs.tsx";
import { agreements } from "#app/_consents/words.ts";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage, pageLanguage, titled } from "#app/_server/language.ts";
import { signInPage } from "#app/_server/show.ts";
import { currentActor } from "#app/_server/session.ts";
import { Fold } from "#app/_ui/fold.tsx";
import { BrowserNotice } from "#app/_upload/browser-notice.client.tsx";
import { is } from "#lib/accounts/actor.ts";
import { currentText } from "#lib/consents/published.ts";
import { start } from "../actions.ts";
import { ActButton } from "../act-button.client.tsx";
import { PatientFrame } from "../patient-frame.tsx";
import { words } from "./words.ts";

export const generateMetadata = titled(words.title);

/** What to have at hand, then the first step. */
export default async function NewRequestPage() {
  const actor = await currentActor();
  if (actor.kind === "nobody") redirect(await signInPage());
  if (!is("patient", actor)) redirect("/");
  const language = await pageLanguage();
  const say = await inPageLanguage();
  const notice = currentText("privacy-notice");
  return (
    <PatientFrame back="/requests">
      <h1 className="mb-4">{say(words.title)}</h1>
      <p className="mb-3">{say(words.atHand)}</p>
      <ul className="list measure mb-6">
        <li>{say(words.scan)}</li>
        <li>{say(words.treatments)}</li>
      </ul>
      <p className="measure mb-8">{say(words.anyTime)}</p>
      <BrowserNotice phone={clinic().phone} className="mb-8" />
      <section aria-labelledby="notice" className="mb-8 space-y-3 rounded border border-hairline bg-raised p-5">
        <h2 id="notice">{say(notice.title)}</h2>
        <p className="measure">{say(agreements.noticeGiven)}</p>
        <Fold name={say(agreements.noticeLink)}>
          <ConsentBody text={notice} language={language} level={3} />
        </Fold>
        <TextPdfs language={language} addressOf={addressOfText(notice)} />
      </section>
      <ActButton door={start} text={say(words.start)} hidden={{ language }} />
    </PatientFrame>
  );
}
