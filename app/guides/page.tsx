import type { Metadata } from "next";
import { publicMetadata } from "#app/_public/public-metadata.ts";
import { guideWords } from "#app/_public/words.ts";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { PatientPage } from "#app/_ui/page.tsx";
import { deviceGuides, getYourScan, type Guide } from "#lib/intake/guides.ts";

export const generateMetadata = (): Promise<Metadata> => publicMetadata({ path: "/guides", ...guideWords });

export default async function GuidesPage() {
  const say = await inPageLanguage();
  return (
    <PatientPage clinic={clinic()} back={{ href: "/" }}>
      <h1>{say(guideWords.title)}</h1>
      <p className="measure mt-3">{say(guideWords.intro)}</p>
      <h2 className="mt-9">{say(guideWords.get)}</h2>
      <Guides of={[getYourScan]} />
      <h2 className="mt-9">{say(guideWords.send)}</h2>
      <Guides of={deviceGuides} />
    </PatientPage>
  );
}

async function Guides({ of }: { of: readonly Guide[] }) {
  const say = await inPageLanguage();
  return (
    <ul className="mt-2 border-t border-hairline">
      {of.map(({ slug, title }) => (
        <li key={slug} className="border-b border-hairline">
          <a href={`/guides/${slug}`} className="block py-3">
            {say(title)}
          </a>
        </li>
      ))}
    </ul>
  );
}
