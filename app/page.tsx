import Link from "next/link";
import type { ReactNode } from "react";
import { clinic } from "#app/_server/clinic.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { CareCard } from "#app/_ui/notice.tsx";
import { PatientPage } from "#app/_ui/page.tsx";
import { Spine } from "#app/_ui/spine.tsx";
import { BrowserNotice } from "#app/_upload/browser-notice.client.tsx";
import {
  answerIs,
  answers,
  atHand,
  caution,
  type Claim,
  claims,
  drawing,
  emergencyAdvice,
  emergencyHeading,
  headline,
  limits,
  pause,
  privacy,
  steps,
} from "#lib/intake/claims.ts";
import { emergencySigns } from "#lib/intake/warning-signs.ts";

export default function FrontPage() {
  const us = clinic();
  return (
    <PatientPage clinic={us} wide foot={{ href: "/sign-in/staff", text: "For clinic staff" }}>
      <Opening emergencyNumber={us.emergencyNumber} phone={us.phone} />
      <Section title="What you get">
        <p className="measure">{answerIs}</p>
        <ul className="list measure mt-3">
          {answers.map((answer) => (
            <li key={answer}>{answer}</li>
          ))}
        </ul>
        <h3 className="mt-8">What it is not</h3>
        <ul className="list measure mt-3">
          {limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </Section>
      <Section title="How it works">
        <ol className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
          {steps.map(({ title, text }, at) => (
            <li key={title} className="grid grid-cols-[2.5rem_minmax(0,1fr)] sm:block">
              <span aria-hidden className="font-serif text-title font-semibold text-accent">
                {at + 1}
              </span>
              <div>
                <h3 className="sm:mt-1">{title}</h3>
                <p className="mt-1 text-pretty">{text}</p>
              </div>
            </li>
          ))}
        </ol>
      </Section>
      <Section title="What to have at hand">
        <dl className="space-y-5">
          {atHand.map(({ title, text }) => (
            <div key={title}>
              <dt className="font-semibold">{title}</dt>
              <dd className="measure">{text}</dd>
            </div>
          ))}
        </dl>
        <p className="measure mt-5">
          <Told claim={claims.age} />
        </p>
      </Section>
      <Section title="How long it takes">
        <p className="measure">
          <Told claim={claims.effort} />
        </p>
        <p className="measure mt-4">{pause}</p>
        <p className="measure mt-4">
          <Told claim={claims.time} />
        </p>
      </Section>
      <Section title="Your privacy">
        {privacy.map((line) => (
          <p key={line} className="measure mt-2 first:mt-0">
            {line}
          </p>
        ))}
        <p className="mt-4">
          <Link href="/privacy">How we handle what you send</Link>
        </p>
      </Section>
      <div className="mt-4 lg:ml-[19rem]">
        <CareCard urgency="emergency" prefix="Emergency advice:" heading={emergencyHeading(us.emergencyNumber)}>
          <ul className="list">
            {emergencySigns.map(({ value, text }) => (
              <li key={value}>{text.en}</li>
            ))}
          </ul>
          <p>{emergencyAdvice}</p>
        </CareCard>
      </div>
    </PatientPage>
  );
}

/** Within ten seconds: what this is, what it costs, where to begin, and when not to. */
function Opening({ emergencyNumber, phone }: { emergencyNumber: string; phone: string }) {
  return (
    <div className="grid items-center gap-x-14 gap-y-10 pt-8 pb-12 md:grid-cols-[minmax(0,1fr)_14rem] lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="max-w-column">
        <h1 className="text-display">{headline}</h1>
        <p className="measure mt-5 text-lead text-pretty">
          {claims.review.text} {claims.review.condition}
        </p>
        <p className="mt-5 border-l-4 border-accent pl-4 text-lead">
          <Told claim={claims.free} />
        </p>
        <div className="mt-7 flex flex-wrap items-center gap-x-6 gap-y-4">
          <LinkButton href="/requests/new" variant="primary" className="min-h-14! px-7! text-lead max-sm:w-full">
            Start your request
          </LinkButton>
          <Link href="/sign-in" prefetch={false} className="py-2">
            I already have a request: sign in
          </Link>
        </div>
        <BrowserNotice phone={phone} className="mt-6" />
        <p className="mt-6 text-small text-quiet">{caution(emergencyNumber)}</p>
      </div>
      <figure className="mx-auto w-full max-w-80 lg:max-w-none">
        <div className="relative">
          <Daylight />
          <Spine className="relative mx-auto h-[22rem] lg:h-[34rem]" />
        </div>
        <figcaption className="mt-3 text-center text-small text-balance text-quiet">{drawing}</figcaption>
      </figure>
    </div>
  );
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

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-12 gap-y-4 border-t border-hairline py-10 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <h2 className="text-title">{title}</h2>
      <div className="max-w-[46rem] lg:pt-1">{children}</div>
    </section>
  );
}

/** A claim with its condition beside it, in the same size. */
function Told({ claim }: { claim: Claim }) {
  return (
    <>
      <strong className="font-semibold">{claim.text}</strong> {claim.condition}
    </>
  );
}
