import type { Metadata } from "next";
import { Emergency } from "#app/_public/emergency.tsx";
import { publicMetadata } from "#app/_public/public-metadata.ts";
import { Section } from "#app/_public/section.tsx";
import { Told } from "#app/_public/told.tsx";
import { frontWords } from "#app/_public/words.ts";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { PatientPage } from "#app/_ui/page.tsx";
import { WithPhone } from "#app/_ui/phone.tsx";
import { Spine } from "#app/_ui/spine.tsx";
import { BrowserNotice } from "#app/_upload/browser-notice.client.tsx";
import {
  answerIs,
  answers,
  atHand,
  caution,
  claims,
  drawing,
  headline,
  limits,
  pause,
  privacy,
  readers,
  steps,
  timeClaim,
} from "#lib/intake/claims.ts";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { lookedAt } from "#lib/intake/eligibility-words.ts";
import { pinchedNerve } from "#lib/intake/pinched-nerve-words.ts";
import { env } from "#lib/platform/env.ts";

export const generateMetadata = (): Promise<Metadata> =>
  publicMetadata({ path: "/", title: frontWords.title, description: frontWords.description, whole: true });

export default async function FrontPage() {
  const us = clinic();
  const say = await inPageLanguage();
  return (
    <PatientPage clinic={us} wide foot={{ href: "/sign-in/staff", text: say(frontWords.staff) }}>
      <WhoWeAre />
      <Opening emergencyNumber={us.emergencyNumber} phone={us.phone} />
      <Section title={say(frontWords.what)}>
        <p className="measure">{say(pinchedNerve.lead)}</p>
        <p className="mt-2">
          <a href="/pinched-nerve" className="inline-block py-2">
            {say(frontWords.whatMore)}
          </a>
        </p>
      </Section>
      <Section title={say(frontWords.get)}>
        <p className="measure">{say(answerIs)}</p>
        <ul className="list measure mt-3">
          {answers.map((answer) => (
            <li key={answer.en}>{say(answer)}</li>
          ))}
        </ul>
        <h3 className="mt-8">{say(frontWords.not)}</h3>
        <ul className="list measure mt-3">
          {limits.map((limit) => (
            <li key={limit.en}>{say(limit)}</li>
          ))}
        </ul>
        <p className="measure mt-6">
          <Told claim={claims.free} />
        </p>
      </Section>
      <Section title={say(frontWords.how)}>
        <Steps />
      </Section>
      <Section title={say(frontWords.atHand)}>
        <dl className="space-y-5">
          {atHand.map(({ title, text }) => (
            <div key={title.en}>
              <dt className="font-semibold">{say(title)}</dt>
              <dd className="measure">{say(text)}</dd>
            </div>
          ))}
        </dl>
        <p className="measure mt-5">
          <Told claim={claims.age} />
        </p>
        <ul className="mt-4 [&_a]:inline-block [&_a]:py-2">
          <li>
            <a href="/guides/get-your-scan">{say(frontWords.getScan)}</a>
          </li>
          <li>
            <a href="/guides">{say(frontWords.readDisc)}</a>
          </li>
        </ul>
      </Section>
      <Section title={say(frontWords.howLong)}>
        <p className="measure">
          <Told claim={claims.effort} />
        </p>
        <p className="measure mt-4">{say(pause)}</p>
        <p className="measure mt-4">
          <Told claim={timeClaim(clinicCalendar().promisedDays)} />
        </p>
      </Section>
      <Section title={say(frontWords.whoReads)}>
        <p className="measure">{say(readers.staff)}</p>
        <p className="measure mt-2">
          <Told claim={claims.licensed} />
        </p>
        <p className="measure mt-2">{say(readers.surgeon)}</p>
      </Section>
      <Section title={say(frontWords.privacy)}>
        <p className="measure">
          <Told claim={claims.access} />
        </p>
        {privacy.map((line) => (
          <p key={line.en} className="measure mt-2">
            {say(line)}
          </p>
        ))}
        <p className="mt-2">
          <a href="/privacy" className="inline-block py-2">
            {say(frontWords.privacyMore)}
          </a>
        </p>
      </Section>
      <div className="mt-4 lg:ml-[19rem]">
        <Emergency number={us.emergencyNumber} />
      </div>
    </PatientPage>
  );
}

/** Within ten seconds: what this is, what it costs, where to begin, and when not to. */
async function Opening({ emergencyNumber, phone }: { emergencyNumber: string; phone: string }) {
  const say = await inPageLanguage();
  return (
    <div className="grid items-center gap-x-14 gap-y-10 pt-8 pb-12 md:grid-cols-[minmax(0,1fr)_14rem] lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="max-w-column">
        <h1 className="text-display">{say(headline)}</h1>
        <p className="measure mt-5 text-lead text-pretty">
          {say(claims.review.text)} {say(claims.review.condition)}
        </p>
        <p className="measure mt-4">{say(lookedAt)}</p>
        <p className="mt-5 border-l-4 border-accent pl-4 text-lead">
          <Told claim={claims.free} />
        </p>
        <div className="mt-7 flex flex-wrap items-center gap-x-4 gap-y-3">
          <LinkButton
            href="/can-we-review"
            variant="primary"
            className="min-h-14! px-7! text-lead max-sm:w-full max-sm:px-3!"
          >
            {say(frontWords.check)}
          </LinkButton>
          <LinkButton href="/requests/new" className="min-h-14! px-7! max-sm:w-full">
            {say(frontWords.start)}
          </LinkButton>
        </div>
        <p className="mt-3 text-small text-quiet">{say(frontWords.checkHint)}</p>
        <p className="mt-1">
          <a href="/sign-in" className="inline-block py-2">
            {say(frontWords.signIn)}
          </a>
        </p>
        <BrowserNotice phone={phone} className="mt-6" />
        <p className="mt-4 text-small text-quiet [&_a]:text-inherit">
          <WithPhone words={say(caution(emergencyNumber))} number={emergencyNumber} />
        </p>
      </div>
      <figure className="mx-auto w-full max-w-80 lg:max-w-none">
        <div className="relative">
          <Daylight />
          <Spine className="relative mx-auto h-[22rem] lg:h-[34rem]" />
        </div>
        <figcaption className="mt-3 text-center text-small text-balance text-quiet">{say(drawing)}</figcaption>
      </figure>
    </div>
  );
}

async function Steps() {
  const say = await inPageLanguage();
  return (
    <ol className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
      {steps.map(({ title, text }, at) => (
        <li key={title.en} className="grid grid-cols-[2.5rem_minmax(0,1fr)] sm:block">
          <span aria-hidden className="font-serif text-title font-semibold text-accent">
            {at + 1}
          </span>
          <div>
            <h3 className="sm:mt-1">{say(title)}</h3>
            <p className="mt-1 text-pretty">{say(text)}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Whose page this is, for search engines: data, which no browser runs. */
function WhoWeAre() {
  const { name, phone, email } = clinic();
  const about = {
    "@context": "https://schema.org",
    "@type": "MedicalOrganization",
    name,
    telephone: phone,
    email,
    url: env().NEXTAUTH_URL,
    availableLanguage: ["en", "es"],
  };
  return <script type="application/ld+json">{JSON.stringify(about)}</script>;
}

/** Light from a window, falling behind the drawing. */
function Daylight() {
  return (
    <svg viewBox="0 0 120 160" aria-hidden className="absolute inset-0 size-full overflow-visible blur-[2px]">
      <defs>
        <linearGradient id="daylight" gradientUnits="userSpaceOnUse" x1="20" y1="0" x2="60" y2="160">
          <stop offset="0" stopColor="var(--light)" stopOpacity=".17" />
          <stop offset="1" stopColor="var(--light)" stopOpacity=".02" />
        </linearGradient>
      </defs>
      <path
        d="M0 12h48v66H0zm53 0h48v66H53zM0 83h48v66H0zm53 0h48v66H53z"
        transform="skewX(9) skewY(-7)"
        fill="url(#daylight)"
      />
    </svg>
  );
}
