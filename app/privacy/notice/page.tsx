import type { Metadata } from "next";
import { ConsentBody } from "#app/_consents/consent-body.tsx";
import { addressOfText, TextPdfs } from "#app/_consents/text-pdfs.tsx";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage, pageLanguage } from "#app/_server/language.ts";
import { PatientPage } from "#app/_ui/page.tsx";
import { currentText } from "#lib/consents/published.ts";
import { ReachUs } from "../reach-us.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const say = await inPageLanguage();
  return { title: say(currentText("privacy-notice").title) };
}

/** The notice of privacy practices, whole, for everybody. */
export default async function NoticePage() {
  const say = await inPageLanguage();
  const language = await pageLanguage();
  const text = currentText("privacy-notice");
  return (
    <PatientPage clinic={clinic()} back={{ href: "/privacy" }}>
      <h1 className="mb-4">{say(text.title)}</h1>
      <ConsentBody text={text} language={language} level={2} />
      <div className="mt-6 space-y-4">
        <ReachUs />
        <TextPdfs language={language} addressOf={addressOfText(text)} />
      </div>
    </PatientPage>
  );
}
