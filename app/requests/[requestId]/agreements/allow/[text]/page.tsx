import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ConsentBody } from "#app/_consents/consent-body.tsx";
import { addressOfText, TextPdfs } from "#app/_consents/text-pdfs.tsx";
import { agreements as words } from "#app/_consents/words.ts";
import { inPageLanguage, pageLanguage } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { currentText, optionalNames } from "#lib/consents/published.ts";
import { whoSigns } from "#lib/consents/signer.ts";
import { listConsents } from "#lib/intake/list-consents.ts";
import { AllowForm } from "./allow-form.client.tsx";

type Params = Promise<{ requestId: string; text: string }>;

const nameOf = async (params: Params) => {
  const { text } = await params;
  return optionalNames.find((name) => name === text) ?? notFound();
};

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const say = await inPageLanguage();
  return { title: say(currentText(await nameOf(params)).title) };
}

/** One wish: its whole text, and the name that allows it. */
export default async function AllowPage({ params }: { params: Params }) {
  const { requestId } = await params;
  const name = await nameOf(params);
  const { offered, capacity } = await show(listConsents, { requestId });
  const back = `/requests/${requestId}/agreements`;
  if (!offered.includes(name)) redirect(back);
  const say = await inPageLanguage();
  const language = await pageLanguage();
  const text = currentText(name);
  return (
    <PatientFrame back={back}>
      <AllowForm requestId={requestId} text={name} asksForPerson={name === "talk-to"} capacity={capacity}>
        <h1 className="mb-4">{say(text.title)}</h1>
        <div className="space-y-6">
          <p className="measure">{say(words.wishesIntro)}</p>
          <ConsentBody text={text} language={language} level={2} />
          <TextPdfs language={language} addressOf={addressOfText(text)} />
          <p className="measure font-semibold">{say(whoSigns[capacity])}</p>
        </div>
      </AllowForm>
    </PatientFrame>
  );
}
