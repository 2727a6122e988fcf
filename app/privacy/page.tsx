import type { Metadata } from "next";
import { clinic } from "#app/_server/clinic.ts";
import { PatientPage } from "#app/_ui/page.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { privacyWords } from "#lib/intake/privacy-words.ts";

export const metadata: Metadata = { title: "Privacy" };

export default function PrivacyPage() {
  const us = clinic();
  return (
    <PatientPage clinic={us} back={{ href: "/" }}>
      <h1>Your privacy</h1>
      {privacyWords.map(({ heading, text }) => (
        <section key={heading} className="mt-8">
          <h2>{heading}</h2>
          {text.map((line) => (
            <p key={line} className="measure mt-2">
              {line}
            </p>
          ))}
        </section>
      ))}
      <section className="mt-8">
        <h2>Questions</h2>
        <p className="measure mt-2">
          Call us at <PhoneLink number={us.phone} /> or write to <a href={`mailto:${us.email}`}>{us.email}</a>. You can
          also ask for the full notice of privacy practices.
        </p>
      </section>
    </PatientPage>
  );
}
