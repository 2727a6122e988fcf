import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GuideEnd, GuideSteps, Hitches } from "#app/_public/guide-parts.tsx";
import { publicMetadata } from "#app/_public/public-metadata.ts";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { PatientPage } from "#app/_ui/page.tsx";
import { deviceGuides } from "#lib/intake/guides.ts";

type Params = { params: Promise<{ slug: string }> };

const guideOf = async ({ params }: Params) => {
  const { slug } = await params;
  return deviceGuides.find((guide) => guide.slug === slug) ?? notFound();
};

export async function generateMetadata(page: Params): Promise<Metadata> {
  const { slug, title, description } = await guideOf(page);
  return publicMetadata({ path: `/guides/${slug}`, title, description });
}

/** How a scan is read on one kind of device. */
export default async function GuidePage(page: Params) {
  const { title, hitches, ...guide } = await guideOf(page);
  const say = await inPageLanguage();
  return (
    <PatientPage clinic={clinic()} back={{ href: "/guides" }}>
      <h1>{say(title)}</h1>
      <GuideSteps {...guide} />
      {hitches && <Hitches of={hitches} />}
      <GuideEnd />
    </PatientPage>
  );
}
