import type { Metadata } from "next";
import { Begin } from "#app/_public/begin.tsx";
import { Emergency } from "#app/_public/emergency.tsx";
import { NervePath } from "#app/_public/nerve-path.tsx";
import { publicMetadata } from "#app/_public/public-metadata.ts";
import { Section } from "#app/_public/section.tsx";
import { nerveWords } from "#app/_public/words.ts";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { PatientPage } from "#app/_ui/page.tsx";
import { Spine } from "#app/_ui/spine.tsx";
import { drawing } from "#lib/intake/claims.ts";
import {
  careFirst,
  causesOfPressure,
  feelings,
  feltAt,
  pinchedNerve,
  whenToAsk,
} from "#lib/intake/pinched-nerve-words.ts";
import type { Text } from "#lib/platform/language.ts";

export const generateMetadata = (): Promise<Metadata> => publicMetadata({ path: "/pinched-nerve", ...pinchedNerve });

/** What it is, where it is felt, what helps first, and when to ask a surgeon. */
export default async function PinchedNervePage() {
  const us = clinic();
  const say = await inPageLanguage();
  return (
    <PatientPage clinic={us} wide back={{ href: "/" }}>
      <div className="grid items-center gap-x-14 gap-y-8 pb-12 md:grid-cols-[minmax(0,1fr)_16rem]">
        <div>
          <h1 className="text-display">{say(pinchedNerve.title)}</h1>
          <p className="measure mt-5 text-lead">{say(pinchedNerve.lead)}</p>
          <p className="measure mt-4">{say(pinchedNerve.foramen)}</p>
        </div>
        <figure className="mx-auto max-w-72">
          <Spine className="mx-auto h-72 md:h-[22rem]" />
          <figcaption className="mt-2 text-center text-small text-balance text-quiet">{say(drawing)}</figcaption>
        </figure>
      </div>
      <Section title={say(nerveWords.why)}>
        <Points of={causesOfPressure} />
      </Section>
      <Section title={say(nerveWords.where)}>
        <div className="grid items-center gap-x-10 gap-y-6 sm:grid-cols-[13rem_minmax(0,1fr)]">
          <figure className="mx-auto w-full max-w-52">
            <NervePath className="mx-auto h-96" />
            <figcaption className="mt-3 text-center text-small text-balance text-quiet">
              {say(nerveWords.nerveDrawing)}
            </figcaption>
          </figure>
          <div>
            <ol className="space-y-3">
              {feltAt.map(({ name, about }, at) => (
                <li key={name.en} className="grid grid-cols-[2rem_minmax(0,1fr)]">
                  <span aria-hidden className="font-semibold text-accent">
                    {at + 1}
                  </span>
                  <span>
                    <strong className="font-semibold">{say(name)}</strong>, {say(about)}
                  </span>
                </li>
              ))}
            </ol>
            <h3 className="mt-8">{say(nerveWords.feels)}</h3>
            <ul className="list mt-2">
              {feelings.map((feeling) => (
                <li key={feeling.en}>{say(feeling)}</li>
              ))}
            </ul>
          </div>
        </div>
      </Section>
      <Section title={say(nerveWords.first)}>
        <p className="measure">{say(careFirst.intro)}</p>
        <h3 className="mt-6">{say(careFirst.therapy)}</h3>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          {[careFirst.active, careFirst.passive].map(({ name, about }) => (
            <div key={name.en} className="rounded border border-hairline bg-raised p-5">
              <h4 className="font-semibold">{say(name)}</h4>
              <p className="mt-2">{say(about)}</p>
            </div>
          ))}
        </div>
        <div className="mt-6">
          <Points of={careFirst.others} />
        </div>
      </Section>
      <Section title={say(nerveWords.when)}>
        <p>{say(whenToAsk.intro)}</p>
        <ul className="list measure mt-3">
          {whenToAsk.reasons.map((reason) => (
            <li key={reason.en}>{say(reason)}</li>
          ))}
        </ul>
        <p className="measure mt-4">{say(whenToAsk.sooner)}</p>
        <p className="measure mt-4">{say(whenToAsk.review)}</p>
      </Section>
      <Section title={say(nerveWords.now)}>
        <Emergency number={us.emergencyNumber} />
      </Section>
      <Begin />
    </PatientPage>
  );
}

async function Points({ of }: { of: readonly { name: Text; about: Text }[] }) {
  const say = await inPageLanguage();
  return (
    <dl className="space-y-4">
      {of.map(({ name, about }) => (
        <div key={name.en}>
          <dt className="font-semibold">{say(name)}</dt>
          <dd className="measure">{say(about)}</dd>
        </div>
      ))}
    </dl>
  );
}
