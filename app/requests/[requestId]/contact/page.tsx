import { redirect } from "next/navigation";
import { inPageLanguage, pageLanguage, titled } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { contactFields, contactOf } from "#lib/intake/contact.ts";
import { followRequest } from "#lib/intake/follow-request.ts";
import { isFinal } from "#lib/requests/status.ts";
import { phoneCountries } from "../questions/[slug]/countries.ts";
import { shownFirst } from "../questions/[slug]/shown-first.ts";
import { ContactForm } from "./contact-form.client.tsx";
import { contactWords as words } from "./words.ts";

export const generateMetadata = titled(words.title);

/** How the clinic reaches the person: changed at any time while a request is under way. */
export default async function ContactPage({ params }: { params: Promise<{ requestId: string }> }) {
  const { requestId } = await params;
  const { status, answers } = await show(followRequest, { requestId });
  if (status === "draft" || isFinal(status)) redirect(`/requests/${requestId}`);
  const fields = contactFields(answers);
  const say = await inPageLanguage();
  return (
    <PatientFrame back={`/requests/${requestId}`}>
      <ContactForm
        requestId={requestId}
        fields={fields}
        contact={contactOf(answers)}
        answered={shownFirst(answers, fields)}
        countries={phoneCountries(await pageLanguage())}
      >
        <h1 className="mb-4">{say(words.title)}</h1>
        <p className="measure">{say(words.about)}</p>
      </ContactForm>
      <p className="measure mt-8 text-small text-quiet">{say(words.moved)}</p>
    </PatientFrame>
  );
}
