import type { Metadata } from "next";
import { cache, type ReactNode } from "react";
import { toReadOut } from "#app/requests/[requestId]/questions/[slug]/get-help-now.tsx";
import { phoneCountries } from "#app/requests/[requestId]/questions/[slug]/countries.ts";
import { shownFirst } from "#app/requests/[requestId]/questions/[slug]/shown-first.ts";
import { show } from "#app/_server/show.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { clinic } from "#app/_server/clinic.ts";
import { entryJourney } from "#lib/intake/entry-questions.ts";
import { titleOf } from "#lib/intake/journey.ts";
import { type Entry, viewEntry } from "#lib/intake/view-entry.ts";
import { offered } from "#lib/intake/question.ts";
import { getHelpNow } from "#lib/intake/questions/warnings.ts";
import { emergenciesIn } from "#lib/intake/warning-signs.ts";
import { goNow } from "#lib/opinions/outcome-words.ts";
import { env } from "#lib/platform/env.ts";
import { scanState } from "#lib/studies/scan-state.ts";
import { Agreements } from "../../_request/agreements.tsx";
import { ScanBadge } from "../../_request/badges.tsx";
import { DiscLog } from "../../_request/disc-log.client.tsx";
import { EmailForm, PostalAddress } from "../../_request/address-forms.client.tsx";
import { entryWords } from "../../_request/entry-words.ts";
import { PaperConsentForm } from "../../_request/paper-consent.client.tsx";
import { paperTexts } from "../../_request/paper-texts.ts";
import { EntryForm } from "./entry-form.client.tsx";
import { SendOn } from "./send-on.client.tsx";

type Props = { params: Promise<{ requestId: string }> };

const load = cache((requestId: string) => show(viewEntry, { requestId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).requestId)).reference };
}

/** What staff type for somebody, on one page: the questions of every request, and beside them what comes by post. */
export default async function EntryPage({ params }: Props) {
  const entry = await load((await params).requestId);
  const { id, reference, answers, status } = entry;
  const questions = entryJourney(status, answers);
  const fields = questions.flatMap((question) => question.fields(answers));
  const draft = status === "draft";
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-hairline bg-paper px-3 py-2">
        <h1>
          <span className="reference">{reference}</span>{" "}
          {typeof answers["fullName"] === "string" && <span className="font-normal">{answers["fullName"]}</span>}
        </h1>
        <span className="text-quiet">
          Typed for them: begun {entryWords[entry.via]} by {entry.enteredBy}
        </span>
        {!draft && <RoomLink href={`/queue/${id}`}>Open the request</RoomLink>}
      </header>
      <div className="grid flex-1 grid-cols-[minmax(0,1fr)] items-start gap-3 p-3 lg:grid-cols-[minmax(0,1fr)_380px]">
        <div className="min-w-0 space-y-3">
          {emergenciesIn(answers).length > 0 && (
            <Notice signal="urgent" title={tellThem(clinic().emergencyNumber)}>
              <p>They named:</p>
              <ul className="list-disc pl-5">
                {emergenciesIn(answers).map(({ value, text }) => (
                  <li key={value}>{text.en}</li>
                ))}
              </ul>
            </Notice>
          )}
          <EntryForm
            requestId={id}
            parts={questions.map((question) => ({
              slug: question.slug,
              title: titleOf(question, answers),
              advice: question === getHelpNow ? toReadOut(clinic().emergencyNumber) : [],
              needed: question.phase === "before",
              fields: offered(question.fields(answers), env().MINIMUM_AGE).map((field) =>
                question === getHelpNow ? { ...field, label: readToThem } : field,
              ),
            }))}
            shown={shownFirst(answers, fields)}
            countries={phoneCountries("en")}
          />
        </div>
        <aside aria-label="What comes by post" className="min-w-0 space-y-3 lg:sticky lg:top-15">
          {draft && (
            <Panel title="Send on to the queue">
              <Missing entry={entry} />
              <SendOn requestId={id} ready={missingOf(entry).length === 0} />
            </Panel>
          )}
          <Panel
            title="Scan and papers"
            actions={<RoomLink href={`/queue/entry/${id}/scan`}>{draft ? "Add" : "Add more"}</RoomLink>}
          >
            <ScanBadge state={scanState(entry.scan.counts)} images={entry.scan.counts.images} />
          </Panel>
          <Panel title="Consent on paper">
            <div className="space-y-3">
              {entry.agreements.length > 0 && <Agreements agreements={entry.agreements} />}
              <PaperConsentForm requestId={id} texts={paperTexts()} withReview={draft && !entry.agreed} />
            </div>
          </Panel>
          <Panel title="Discs by post">
            <DiscLog requestId={id} discId={crypto.randomUUID()} discs={entry.discs} />
          </Panel>
          <Panel title="How letters and email reach them">
            <div className="space-y-3">
              <PostalAddress requestId={id} postalAddress={entry.postalAddress} />
              <Email>
                {entry.email ?? (
                  <>
                    <Badge signal="warning">No email: call or post</Badge>
                    <EmailForm requestId={id} />
                  </>
                )}
              </Email>
            </div>
          </Panel>
        </aside>
      </div>
    </>
  );
}

/** "Tell them to call 911 or go to an emergency room now": the head of every such advice, passed on. */
function tellThem(number: string): string {
  const { en } = goNow(number);
  return `Tell them to ${en.charAt(0).toLowerCase()}${en.slice(1)}`;
}

const readToThem = {
  en: "I have read this to them; they still want to send a request",
  es: "Se lo he leído; aun así quieren enviar una solicitud",
};

const Email = ({ children }: { children: ReactNode }) => (
  <div className="border-t border-hairline pt-3">{children}</div>
);

/** What sending still needs, in the order in which it is asked. */
const missingOf = ({ open, agreed, scan }: Entry): string[] => [
  ...open,
  ...(agreed ? [] : ["Consent to the review, signed on paper"]),
  ...(scan.counts.images + scan.counts.checking > 0 ? [] : ["The scan"]),
];

function Missing({ entry }: { entry: Entry }) {
  const missing = missingOf(entry);
  if (missing.length === 0) return <p className="mb-2">Everything is here.</p>;
  return (
    <>
      <p>Still missing:</p>
      <ul className="mb-2 list-disc pl-5">
        {missing.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
    </>
  );
}
