import { FileText } from "lucide";
import type { Metadata } from "next";
import { GuideEnd, GuideSteps } from "#app/_public/guide-parts.tsx";
import { publicMetadata } from "#app/_public/public-metadata.ts";
import { guideWords } from "#app/_public/words.ts";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { PatientPage } from "#app/_ui/page.tsx";
import { getYourScan, portalWay, rightOfAccess } from "#lib/intake/guides.ts";
import { languages, type Text } from "#lib/platform/language.ts";

export const generateMetadata = (): Promise<Metadata> =>
  publicMetadata({ path: "/guides/get-your-scan", ...getYourScan });

/** How somebody gets a copy of their scan, and a letter that asks for it. */
export default async function GetYourScanPage() {
  const say = await inPageLanguage();
  return (
    <PatientPage clinic={clinic()} back={{ href: "/guides" }}>
      <h1>{say(getYourScan.title)}</h1>
      <GuideSteps steps={getYourScan.steps} />
      <Letters />
      <Part {...portalWay} />
      <Part {...rightOfAccess} />
      <GuideEnd />
    </PatientPage>
  );
}

/** Files, hence plain links: the browser opens them beside the page. */
async function Letters() {
  const say = await inPageLanguage();
  const names = { en: guideWords.letterEnglish, es: guideWords.letterSpanish };
  return (
    <section className="mt-10 rounded border border-hairline bg-raised p-6">
      <h2 className="flex items-center gap-2">
        <Icon of={FileText} className="text-accent" />
        {say(guideWords.letter)}
      </h2>
      <p className="measure mt-3">{say(guideWords.letterAbout)}</p>
      <ul className="mt-3 [&_a]:inline-block [&_a]:py-2">
        {languages.map((one) => (
          <li key={one}>
            <a href={`/guides/get-your-scan/letter/${one}`}>{say(names[one])}</a>
          </li>
        ))}
      </ul>
      <p className="measure mt-3">{say(guideWords.letterFilled)}</p>
      <p>
        <a href="/guides/get-your-scan/my-letter/en" className="inline-block py-2">
          {say(guideWords.fillLetter)}
        </a>
      </p>
    </section>
  );
}

async function Part({ title, lines }: { title: Text; lines: readonly Text[] }) {
  const say = await inPageLanguage();
  return (
    <section className="mt-10">
      <h2>{say(title)}</h2>
      {lines.map((line) => (
        <p key={line.en} className="measure mt-3">
          {say(line)}
        </p>
      ))}
    </section>
  );
}
