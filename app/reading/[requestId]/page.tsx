import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { Presence } from "#app/_live/presence.client.tsx";
import { Packet } from "#app/_packet/packet.tsx";
import { PaperList, PapersBeingChecked } from "#app/_papers/paper-list.tsx";
import { show } from "#app/_server/show.ts";
import { When } from "#app/_ui/time.client.tsx";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";
import { ageToday } from "#app/queue/_request/age.ts";
import { AnswerList, MarkedBody, WarningSigns } from "#app/queue/_request/answers.tsx";
import { UrgencyBadge } from "#app/queue/_request/badges.tsx";
import { Messages } from "#app/queue/_request/messages.tsx";
import { phoneOf } from "#app/queue/_request/phone-words.ts";
import { SeriesPreview } from "#app/queue/_request/series-preview.client.tsx";
import { Summary } from "#app/queue/_request/clinical-summary.tsx";
import { dateInWords } from "#lib/intake/journey.ts";
import { listMarkings } from "#lib/markings/list-markings.ts";
import { outcomeText } from "#lib/opinions/outcomes.ts";
import { listPapers } from "#lib/papers/list-papers.ts";
import { listLayouts } from "#lib/reading/list-layouts.ts";
import { openCase, type ReadingCase } from "#lib/reading/open-case.ts";
import { openStudy } from "#lib/studies/open-study.ts";
import { heldBackWords } from "../held-back-words.ts";
import { CaseImages } from "./case-images.client.tsx";
import { CaseActs, CommentForm } from "./case-acts.client.tsx";
import { OpinionForm } from "./opinion-form.client.tsx";
import { OpinionText } from "./opinion-text.tsx";
import { ReadingRoom } from "./reading-room.client.tsx";

type Props = { params: Promise<{ requestId: string }> };

const load = cache((requestId: string) => show(openCase, { requestId }));

/** The reference alone: titles stay in histories and on shared screens. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).requestId)).reference };
}

export default async function CasePage({ params }: Props) {
  const { requestId } = await params;
  const [one, index, marking, panes] = await Promise.all([
    load(requestId),
    show(openStudy, { requestId }),
    show(listMarkings, { requestId }),
    show(listLayouts, {}),
  ]);
  return (
    <ReadingRoom
      title={<span className="reference">{one.reference}</span>}
      person={<SignedIn />}
      images={<CaseImages index={index} marks={marking.marks} open={marking.open} panes={panes} />}
      opinion={<Opinion one={one} />}
    />
  );
}

function Opinion({ one }: { one: ReadingCase }) {
  const { id, answers, messages, opinion, personName, birthDate } = one;
  const age = ageToday(birthDate);
  return (
    <div className="space-y-4 p-3">
      <header className="flex gap-3">
        <SeriesPreview requestId={id} seriesId={one.main} of="the scan" size="head" />
        <div className="min-w-0 flex-1">
          <h1 className="wrap-anywhere">
            {personName}
            {age !== null && <span className="font-normal text-quiet">, {age}</span>}
          </h1>
          <p className="mt-1 flex flex-wrap items-center gap-2 text-quiet">
            {(one.urgent || one.raised) && <UrgencyBadge urgent={one.urgent} raised={one.raised} />}
            {birthDate && <span>Born {dateInWords(birthDate)}</span>}
          </p>
          <Presence requestId={id} />
        </div>
      </header>
      {one.heldBack > 0 && <p className="text-quiet">{heldBackWords(one.heldBack)}</p>}
      <WarningSigns answers={answers} reasons={one.priorityReasons} />
      <section aria-label="Summary">
        <Summary answers={answers} />
      </section>
      <Folded title="What they told us" open>
        <MarkedBody areas={answers["areas"]} />
        <AnswerList answers={answers} brief />
      </Folded>
      <Papers requestId={id} />
      {messages.length > 0 && (
        <Folded title={`Messages (${messages.length})`}>
          <Messages requestId={id} messages={messages} />
        </Folded>
      )}
      {one.prior.length > 0 && (
        <Folded title={`Earlier cases of this person (${one.prior.length})`}>
          <ul className="space-y-1">
            {one.prior.map((prior) => (
              <li key={prior.id}>
                <Link href={`/reading/${prior.id}`} prefetch={false} className="reference">
                  {prior.reference}
                </Link>{" "}
                {prior.at && <When at={prior.at} show="date" />} {outcomeText(prior.outcome)}
              </li>
            ))}
          </ul>
        </Folded>
      )}
      <section aria-labelledby="opinion-title" className="space-y-3 border-t border-hairline pt-3">
        <h2 id="opinion-title">{titleOf(one)}</h2>
        <Written one={one} />
      </section>
      {one.mine && one.status === "assigned" && !opinion.signed && (
        <CaseActs requestId={id} colleagues={one.colleagues} grants={one.grants} />
      )}
      {one.mine && (
        <Folded title="Case packet" open={opinion.signed !== null}>
          <Packet requestId={id} />
        </Folded>
      )}
      {one.next?.main && (
        // What is seen first of the next case is there already when its page opens.
        <link rel="preload" as="image" fetchPriority="low" href={`/api/previews/${one.next.id}/${one.next.main}`} />
      )}
    </div>
  );
}

const titleOf = ({ mine, opinion }: ReadingCase): string => {
  if (!mine) return "A colleague asks";
  return opinion.signed ? "Signed opinion" : "Your opinion";
};

function Written({ one }: { one: ReadingCase }) {
  const { id, status, asked, opinion, answers, regions, patientLanguage, signAs, needsCode, next } = one;
  if (asked) return <CommentForm requestId={id} grant={asked} />;
  if (status !== "assigned" || opinion.signed) return <OpinionText one={one} />;
  return (
    <OpinionForm
      key={id}
      {...{ requestId: id, regions, patientLanguage, signAs, needsCode, next }}
      saved={opinion.draft}
      savedAt={opinion.savedAt}
      phone={phoneOf(answers)}
    />
  );
}

async function Papers({ requestId }: { requestId: string }) {
  const { papers, checking, waiting } = await show(listPapers, { requestId });
  return (
    <Folded title={`Papers (${papers.length})`} open={papers.length + checking > 0}>
      <PapersBeingChecked checking={checking} waiting={waiting} />
      <PaperList requestId={requestId} papers={papers} />
    </Folded>
  );
}

function Folded({ title, open = false, children }: { title: string; open?: boolean; children: React.ReactNode }) {
  return (
    <details open={open} className="group border-t border-hairline pt-2">
      <summary className="min-h-6 font-semibold">{title}</summary>
      <div className="pt-1">{children}</div>
    </details>
  );
}
