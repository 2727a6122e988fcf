import type { Metadata } from "next";
import { GuideEnd, GuideSteps } from "#app/_public/guide-parts.tsx";
import { publicMetadata } from "#app/_public/public-metadata.ts";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { PatientPage } from "#app/_ui/page.tsx";
import { getYourScan, portalWay, rightOfAccess } from "#lib/intake/guides.ts";
import type { Text } from "#lib/platform/language.ts";

export const generateMetadata = (): Promise<Metadata> =>
  publicMetadata({ path: "/guides/get-your-scan", ...getYourScan });

/** How somebody gets a copy of their scan, and a letter that asks for it. */
export default async function GetYourScanPage() {
  const say = await inPageLanguage();
  return (
    <PatientPage clinic={clinic()} back={{ href: "/guides" }}>
      <h1>{say(getYourScan.title)}</h1>
      <GuideSteps steps={getYourScan.steps} />
      <Part {...portalWay} />
      <Part {...rightOfAccess} />
      <GuideEnd />
    </PatientPage>
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
