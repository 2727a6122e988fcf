import { ChevronLeft } from "lucide";
import type { ReactNode } from "react";
import { inPageLanguage } from "#app/_server/language.ts";
import type { Text } from "#lib/platform/language.ts";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { Mark } from "./mark.tsx";
import { PhoneLink, WithPhone } from "./phone.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { frame, notForEmergencies } from "./words.ts";

/** Whose portal it is: what `clinic()` answers. */
export type ClinicContact = { name: string; phone: string; email: string; emergencyNumber: string };

type PatientPageProps = {
  clinic: ClinicContact;
  /** At the right of the header: sign out, and the like. */
  account?: ReactNode;
  back?: { href: string };
  /** Wider than the column of 640 px: for public pages that explain. */
  wide?: boolean;
  /** One more link at the foot. */
  foot?: undefined | { href: string; text: string };
  /** For whoever lives where the clinic's number for emergencies helps nobody. */
  abroad?: boolean;
  children: ReactNode;
};

/** The room of patients: one column, the next step always in the same place. */
export async function PatientPage({
  clinic,
  account,
  back,
  wide = false,
  foot,
  abroad = false,
  children,
}: PatientPageProps) {
  const say = await inPageLanguage();
  const column = wide ? "max-w-page" : "max-w-column";
  return (
    <div data-room="patient" className="flex min-h-dvh flex-col">
      <header className="border-b border-hairline">
        <div className={classNames("mx-auto flex min-h-16 items-center justify-between gap-4 px-5", column)}>
          <a href="/" className="flex min-w-0 items-center gap-3 py-2 text-ink no-underline hover:text-ink">
            <Mark className="size-9" />
            <span className="min-w-0 font-serif text-[1.1875rem] leading-6 font-semibold text-balance">
              {clinic.name}
            </span>
            <span className="sr-only">, {say(frame.home)}</span>
          </a>
          <div className="flex shrink-0 flex-wrap items-center justify-end gap-x-4 text-small">
            <LanguageSwitch />
            {account}
          </div>
        </div>
      </header>
      <div className={classNames("mx-auto w-full flex-1 px-5 pb-16", column)}>
        {back && (
          <nav aria-label={say(frame.way)}>
            <a href={back.href} className="-ml-1 inline-flex min-h-11 items-center gap-1 pt-2 text-small text-ink">
              <Icon of={ChevronLeft} />
              {say(frame.back)}
            </a>
          </nav>
        )}
        <main id="main" tabIndex={-1} className={back ? "pt-2" : wide ? "" : "pt-8"}>
          {children}
        </main>
      </div>
      <PatientFooter clinic={clinic} column={column} foot={foot} abroad={abroad} say={say} />
    </div>
  );
}

type FooterProps = Pick<PatientPageProps, "clinic"> & {
  say: (words: Text) => string;
  column: string;
  foot: PatientPageProps["foot"];
  abroad: boolean;
};

function PatientFooter({ clinic, column, foot, abroad, say }: FooterProps) {
  return (
    <footer className="border-t border-hairline bg-sunken text-small print:hidden">
      <div
        className={classNames(
          "mx-auto grid gap-x-10 gap-y-4 px-5 py-8 sm:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]",
          column,
        )}
      >
        <div>
          <p className="font-semibold">{clinic.name}</p>
          {!abroad && (
            <p className="text-quiet [&_a]:text-inherit">
              <WithPhone words={say(notForEmergencies(clinic.emergencyNumber))} number={clinic.emergencyNumber} />
            </p>
          )}
        </div>
        <ul className="sm:-mt-2.5 [&_a]:inline-block [&_a]:py-2.5 [&_a]:text-ink">
          <li>
            {say(frame.call)} <PhoneLink number={clinic.phone} />
          </li>
          <li className="wrap-anywhere">
            {say(frame.email)} <a href={`mailto:${clinic.email}`}>{clinic.email}</a>
          </li>
          <li>
            <a href="/privacy">{say(frame.privacy)}</a>
          </li>
          {foot && (
            <li>
              <a href={foot.href}>{foot.text}</a>
            </li>
          )}
        </ul>
      </div>
    </footer>
  );
}
