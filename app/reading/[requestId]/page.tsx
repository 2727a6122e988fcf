import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { Presence } from "#app/_live/presence.client.tsx";
import { Packet } from "#app/_packet/packet.tsx";
import { PaperList, PapersBeingChecked } from "#app/_papers/paper-list.tsx";
import { show } from "#app/_server/show.ts";
import { When } from "#app/_ui/time.client.tsx";
import { FirstLookScript } from "#app/_viewer/first-look-script.tsx";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";
import { ageToday } from "#app/queue/_request/age.ts";
import { AnswerList, MarkedBody, WarningSigns } from "#app/queue/_request/answers.tsx";
import { UrgencyBadge } from "#app/queue/_request/badges.tsx";
import { Messages } from "#app/queue/_request/messages.tsx";
import { phoneOf } from "#app/queue/_request/phone-words.ts";
import { SeriesPreview } from "#app/queue/_request/series-preview.client.tsx";
import { SignedOpinion } from "#app/queue/_request/signed-opinion.tsx";
import { Summary } from "#app/queue/_request/clinical-summary.tsx";
import { dateInWords } from "#lib/intake/journey.ts";
import { listMarkings } from "#lib/markings/list-markings.ts";
import { outcomeText } from "#lib/opinions/outcomes.ts";
import { listPapers } from "#lib/papers/list-papers.ts";
import { listLayouts } from "#lib/reading/list-layouts.ts";
import { openCase, type ReadingCase } from "#lib/reading/open-case.ts";
import { openStudy } from "#lib/studies/open-study.ts";
import { EmergencyBanner } from "../emergency/emergency-banner.client.tsx";
import { heldBackWords } from "../held-back-words.ts";
import { CaseImages } from "./case-images.client.tsx";
import { CaseActs, CommentForm } from "./case-acts.client.tsx";
import { CaseParts } from "./case-parts.client.tsx";
import { OpinionForm } from "./opinion-form.client.tsx";
import { OpinionText } from "./opinion-text.tsx";
import { ReadingRoom } from "./reading-room.client.tsx";

type Papers = Extract<Awaited<ReturnType<typeof listPapers>>, { ok: true }>["value"];
type Props = { params: Promise<{ requestId: string }> };

const load = cache((requestId: string) => show(openCase, { requestId }));

/** The reference alone: titles stay in histories and on shared screens. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).requestId)).reference };
}

export default async function CasePage({ params }: Props) {
  const { requestId } = await params;
  const [one, papers, index, marking, panes] = await Promise.all([
    load(requestId),
    show(listPapers, { requestId }),
    show(openStudy, { requestId }),
    show(listMarkings, { requestId }),
    show(listLayouts, {}),
  ]);
  return (
    <ReadingRoom
      title={<span className="reference">{one.reference}</span>}
      person={<SignedIn />}
      banner={one.emergency && <EmergencyBanner emergency={one.emergency} />}
      images={
        <>
          <CaseImages index={index} marks={marking.marks} open={marking.open} panes={panes} />
          <FirstLookScript />
        </>
      }
      opinion={<Opinion one={one} papers={papers} />}
    />
  );
}

function Opinion({ one, papers }: { one: ReadingCase; papers: Papers }) {
  const { id, answers, opinion, personName, birthDate } = one;
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
          {!one.emergency && <Presence requestId={id} />}
        </div>
      </header>
      {one.heldBack > 0 && <p className="text-quiet">{heldBackWords(one.heldBack)}</p>}
      <WarningSigns answers={answers} reasons={one.priorityReasons} />
      <section aria-label="Summary">
        <Summary answers={answers} reasons={one.priorityReasons} />
      </section>
      {one.mine && <AskedNow grants={one.grants} />}
      <CaseParts parts={[opinionPart(one), ...partsOf(one, papers)]} />
      {one.mine && one.status === "assigned" && !opinion.signed && (
        <CaseActs requestId={id} colleagues={one.colleagues} grants={one.grants} />
      )}
      {one.mine && (
        <details open={opinion.signed !== null} className="border-t border-hairline pt-2">
          <summary className="min-h-6 font-semibold">Case packet</summary>
          <div className="pt-1">
            <Packet requestId={id} />
          </div>
        </details>
      )}
      {one.next?.main && (
        // What is seen first of the next case is there already when its page opens.
        <link rel="preload" as="image" fetchPriority="low" href={`/api/previews/${one.next.id}/${one.next.main}`} />
      )}
    </div>
  );
}

/** Which colleagues are asked now, in sight; what they said stands with the ways to ask. */
function AskedNow({ grants }: Pick<ReadingCase, "grants">) {
  const live = grants.filter((grant) => grant.live);
  if (live.length === 0) return null;
  return (
    <p className="wrap-anywhere">
      {live.map(({ to, comment }) => `${to} is asked${comment === null ? "" : ", and has commented"}`).join("; ")}. What
      they write stands below the opinion.
    </p>
  );
}

/** What was signed, if anything: a draft is nobody else's. */
const OpinionInEmergency = ({
  signed,
  surgeon,
}: {
  signed: ReadingCase["opinion"]["signed"];
  surgeon: string | null;
}) =>
  signed ? (
    <SignedOpinion opinion={signed} />
  ) : (
    <p className="text-quiet">
      No opinion is signed yet. {surgeon ? `The case is with ${surgeon}.` : "No surgeon has the case yet."}
    </p>
  );

const opinionPart = (one: ReadingCase) => ({
  name: "opinion",
  title: "Opinion",
  body: (
    <section aria-labelledby="opinion-title" className="space-y-3">
      <h2 id="opinion-title" className={one.mine && !one.opinion.signed ? "sr-only" : undefined}>
        {titleOf(one)}
      </h2>
      <Written one={one} />
    </section>
  ),
});

/** What there is to read beside the images and the opinion. */
function partsOf(one: ReadingCase, { papers, checking, waiting }: Papers) {
  const { id, answers, messages, prior } = one;
  const told = (
    <>
      <MarkedBody areas={answers["areas"]} />
      <AnswerList answers={answers} brief />
    </>
  );
  const kept = (
    <>
      <PapersBeingChecked checking={checking} waiting={waiting} />
      <PaperList requestId={id} papers={papers} beside readOnly={one.emergency !== null} />
    </>
  );
  const written = <Messages requestId={id} messages={messages} />;
  return [
    { name: "told", title: "They told us", body: told },
    { name: "papers", title: "Papers", count: papers.length, body: kept },
    ...(messages.length > 0 ? [{ name: "messages", title: "Messages", count: messages.length, body: written }] : []),
    ...(prior.length > 0 ? [{ name: "earlier", title: "Earlier", count: prior.length, body: earlier(prior) }] : []),
  ];
}

const earlier = (prior: ReadingCase["prior"]) => (
  <>
    <h2>Earlier cases of this person</h2>
    <ul className="space-y-1">
      {prior.map(({ id, reference, at, outcome }) => (
        <li key={id}>
          <Link href={`/reading/${id}`} prefetch={false} className="reference">
            {reference}
          </Link>{" "}
          {at && <When at={at} show="date" />} {outcomeText(outcome)}
        </li>
      ))}
    </ul>
  </>
);

const titleOf = ({ mine, emergency, opinion }: ReadingCase): string => {
  if (emergency) return "Opinion";
  if (!mine) return "A colleague asks";
  return opinion.signed ? "Signed opinion" : "Your opinion";
};

function Written({ one }: { one: ReadingCase }) {
  const { id, status, asked, opinion, answers, regions, patientLanguage, signAs, next } = one;
  if (one.emergency) return <OpinionInEmergency signed={opinion.signed} surgeon={one.emergency.surgeon} />;
  if (asked) return <CommentForm requestId={id} grant={asked} />;
  if (status !== "assigned" || opinion.signed) return <OpinionText one={one} />;
  return (
    <OpinionForm
      key={id}
      {...{ requestId: id, regions, patientLanguage, signAs, next }}
      saved={opinion.draft}
      savedAt={opinion.savedAt}
      phone={phoneOf(answers)}
    />
  );
}
