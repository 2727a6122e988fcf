"use client";
import { Button } from "./button.tsx";
import { useContact } from "./contact.client.tsx";
import { useSay } from "./language.client.tsx";
import { Mark } from "./mark.tsx";
import { PhoneLink } from "./phone.tsx";
import { lost, notForEmergencies, tryAgain } from "./words.ts";

/** What is said where a page could not be made, with the way on; its links load the portal afresh. */
export function ErrorView({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const say = useSay();
  const clinic = useContact();
  return (
    <div data-room="patient" className="min-h-dvh">
      <title>{say(lost.wentWrong)}</title>
      <header className="border-b border-hairline">
        <div className="mx-auto flex min-h-16 max-w-column items-center gap-3 px-5">
          <Mark className="size-9" />
          {clinic && (
            <a href="/" className="font-serif text-[1.1875rem] leading-6 font-semibold text-ink no-underline">
              {clinic.name}
            </a>
          )}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-column space-y-4 px-5 pt-8 pb-16">
        <h1>{say(lost.ourSide)}</h1>
        <p className="measure">{say(lost.notShown)}</p>
        <p className="measure">
          {say(lost.inAMinute)}{" "}
          {clinic && (
            <>
              {say(lost.callUs)} <PhoneLink number={clinic.phone} />
              {error.digest ? ` ${say(lost.tellReference)}` : "."}
            </>
          )}
        </p>
        {error.digest && (
          <p>
            {say(lost.reference)} <strong className="tabular-nums">{error.digest}</strong>
          </p>
        )}
        <p className="pt-2">
          <Button variant="primary" onClick={reset}>
            {say(tryAgain)}
          </Button>
        </p>
        {clinic && <p className="text-small text-quiet">{say(notForEmergencies(clinic.emergencyNumber))}</p>}
      </main>
    </div>
  );
}
