"use client";
import { Button } from "#app/_ui/button.tsx";
import { useContact } from "#app/_ui/contact.client.tsx";
import { Line } from "#app/_ui/empty.tsx";
import { Mark } from "#app/_ui/mark.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";

/** Every page carries this one along, so it is built of little; its links load the portal afresh. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const clinic = useContact();
  return (
    <div data-room="patient" className="min-h-dvh">
      <title>Something went wrong</title>
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
        <Line drawing="lost" className="h-32" />
        <h1>Something went wrong on our side</h1>
        <p className="measure">This page could not be shown. What you had already saved or sent is safe.</p>
        <p className="measure">
          Try again in a minute.{" "}
          {clinic && (
            <>
              If it still does not work, call us at <PhoneLink number={clinic.phone} />
              {error.digest ? " and tell us the reference." : "."}
            </>
          )}
        </p>
        {error.digest && (
          <p>
            Reference: <strong className="tabular-nums">{error.digest}</strong>
          </p>
        )}
        <p className="pt-2">
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
        </p>
        {clinic && <p className="text-small text-quiet">Not for emergencies: call {clinic.emergencyNumber}.</p>}
      </main>
    </div>
  );
}
