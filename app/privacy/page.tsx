import type { Metadata } from "next";
import { agreements } from "#app/_consents/words.ts";
import { publicMetadata } from "#app/_public/public-metadata.ts";
import { privacyPage } from "#app/_public/words.ts";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { PatientPage } from "#app/_ui/page.tsx";
import { privacyWords } from "#lib/intake/privacy-words.ts";
import { env } from "#lib/platform/env.ts";
import { ReachUs } from "./reach-us.tsx";

export const generateMetadata = (): Promise<Metadata> => publicMetadata({ path: "/privacy", ...privacyPage });

export default async function PrivacyPage() {
  const say = await inPageLanguage();
  return (
    <PatientPage clinic={clinic()} back={{ href: "/" }}>
      <h1>{say(privacyPage.title)}</h1>
      {privacyWords(env().DRAFT_KEEP_DAYS).map(({ heading, text }) => (
        <section key={heading.en} className="mt-8">
          <h2>{say(heading)}</h2>
          {text.map((line) => (
            <p key={line.en} className="measure mt-2">
              {say(line)}
            </p>
          ))}
        </section>
      ))}
      <section className="mt-8">
        <h2>{say(privacyPage.questions)}</h2>
        <div className="mt-2">
          <ReachUs />
        </div>
        <p className="mt-2">
          <a href="/privacy/notice" className="inline-flex min-h-11 items-center">
            {say(agreements.noticeLink)}
          </a>
        </p>
      </section>
    </PatientPage>
  );
}
