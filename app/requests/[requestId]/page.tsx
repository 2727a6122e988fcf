import { MessageSquare } from "lucide";
import { redirect } from "next/navigation";
import { Fresh } from "#app/_live/fresh.client.ts";
import { clinic } from "#app/_server/clinic.ts";
import { ClinicDay } from "#app/_server/clinic-day.tsx";
import { inPageLanguage, titled } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Confirmation } from "#app/_ui/panel.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { SummaryList, SummaryRow } from "#app/_ui/summary-list.tsx";
import { Timeline } from "#app/_ui/timeline.tsx";
import { WhoseScan } from "#app/_upload/whose-scan.tsx";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { signsByPaper } from "#lib/consents/signer.ts";
import { followRequest } from "#lib/intake/follow-request.ts";
import { describeOwn, openQuestions } from "#lib/intake/journey.ts";
import { answerParts } from "#lib/opinions/outcome-words.ts";
import { listPapers } from "#lib/papers/list-papers.ts";
import { answerPage } from "./answer/words.ts";
import { AnswerRows } from "./answer-rows.tsx";
import { restNow } from "#lib/platform/rest.ts";
import { isFinal, takesMessages } from "#lib/requests/status.ts";
import { scanState } from "#lib/studies/scan-state.ts";
import { askedBy } from "./asked-by.ts";
import { EmergencyFirst } from "./emergency-first.tsx";
import { Keeping } from "./keeping.tsx";
import { missingOf } from "./missing.ts";
import { Openings } from "./openings.tsx";
import { PaperRows } from "./paper-rows.tsx";
import { Question } from "./question.tsx";
import { threadLink } from "./messages/words.ts";
import { ScanRows } from "./scan-rows.tsx";
import { StandingCard } from "./standing-card.tsx";
import { standingOf } from "./standing.ts";
import { stepsOf } from "./steps.ts";
import { actWords, trackerWords as words } from "./tracker-words.ts";
import { WhatYouCanDo } from "./what-you-can-do.tsx";

export const generateMetadata = titled(words.title);

type Params = Promise<{ requestId: string }>;
type Search = Promise<{ sent?: string; answered?: string; changed?: string }>;

/** Where the request stands, what is asked of the patient, its way so far, and everything they can do with it. */
export default async function RequestPage({ params, searchParams }: { params: Params; searchParams: Search }) {
  const { requestId } = await params;
  const { sent, answered, changed } = await searchParams;
  const request = await show(followRequest, { requestId });
  if (request.status === "draft") redirect(`/requests/${requestId}/continue`);
  const { papers } = await show(listPapers, { requestId });
  const rests = (await restNow()) !== null;
  const us = clinic();
  const say = await inPageLanguage();
  const question =
    request.status === "needs_info" ? request.messages.findLast(({ kind }) => kind === "question") : undefined;
  const letter = request.status === "declined" && request.messages.some(({ kind }) => kind === "decline");
  const rows = describeOwn(request.answers).filter(({ lines }) => lines.length > 0);
  const scan = scanState(request.scan.counts);
  const { counts, unsent } = request.scan;
  const openQuestion = openQuestions(request.answers, "after")[0]?.slug ?? null;
  const authority = signsByPaper(request.answers);
  const urgent = request.opinion?.outcome === "emergency";
  const missing = missingOf({ status: request.status, scan, counts, unsent, papers, authority, openQuestion });
  const needed = missing.filter((one) => one.needed).length;
  const steps = stepsOf({ ...request, scan, urgent });
  const justSent = sent !== undefined && request.status === "submitted";
  return (
    <PatientFrame back="/requests">
      <Fresh requestId={requestId} every={60_000} />
      {justSent ? (
        <div className="mb-8">
          <Confirmation title={say(words.sentTitle)} label={say(words.reference)} reference={request.reference} />
          <p className="measure mt-4">{say(words.sentMail)}</p>
        </div>
      ) : (
        <h1 className="mb-6">
          {say(words.title)} <span className="whitespace-nowrap">{request.reference}</span>
        </h1>
      )}
      <div className="space-y-10">
        {answered && request.status !== "needs_info" && <Notice signal="good" title={say(words.answered)} live />}
        {changed && <Notice signal="good" title={say(words.changed)} live />}
        {request.mergedInto && (
          <Notice signal="info" title={say(words.merged)}>
            <p>
              {say(words.mergedAll)} <a href={`/requests/${request.mergedInto.id}`}>{request.mergedInto.reference}</a>
            </p>
          </Notice>
        )}
        {urgent && (
          <EmergencyFirst
            links={[{ href: `/requests/${requestId}/answer`, text: answerPage.takeIt }]}
            take={answerParts.takeOurs}
          />
        )}
        {!(urgent && request.status === "reviewed") && (
          <StandingCard
            requestId={requestId}
            answer={request.opinion ? "answer" : letter ? "letter" : null}
            standing={standingOf({ ...request, scan, needed, justSent }, clinicCalendar().promisedDays)}
            missing={missing}
            phone={us.phone}
          >
            {question && <Question requestId={requestId} body={question.body} phone={us.phone} />}
          </StandingCard>
        )}
        {request.status === "withdrawn" && !rests && (
          <LinkButton href="/requests/new" wide>
            {say(actWords.startNew)}
          </LinkButton>
        )}
        <section aria-labelledby="where">
          <h2 id="where" className="mb-4">
            {say(words.way)}
          </h2>
          <Timeline
            steps={steps.map(({ name, state, at, by, note }, place) => ({
              name: say(name),
              state,
              word: say(words[state === "next" && steps[place - 1]?.state === "next" ? "later" : state]),
              ...(at ? { when: <ClinicDay at={at} /> } : by ? { when: say(by) } : {}),
              ...(note ? { note: say(note) } : {}),
            }))}
          />
          {request.promise && (
            <details className="mt-4">
              <summary className="w-fit cursor-pointer py-2 underline">{say(words.howDays)}</summary>
              <p className="measure mt-2 text-quiet">{say(words.days(clinicCalendar().weekdays))}</p>
            </details>
          )}
        </section>
        <LinkButton href={`/requests/${requestId}/messages`} wide icon={<Icon of={MessageSquare} />}>
          {say(threadLink(request.unread, takesMessages(request.status) && !rests && !urgent))}
        </LinkButton>
        <Openings
          requestId={requestId}
          nobody={request.opinion ? null : isFinal(request.status) ? words.nobody : words.nobodyYet}
        />
        <section aria-labelledby="sent">
          <h2 id="sent" className="mb-4">
            {say(words.whatYouSent)}
          </h2>
          {request.scan.studies
            .filter(({ heldBack }) => heldBack)
            .map((study) => (
              <div key={study.id} className="mb-4">
                <WhoseScan requestId={requestId} study={study} asked={askedBy(request.answers)} takeOut={null} />
              </div>
            ))}
          <SummaryList>
            <SummaryRow term={say(words.scan)}>
              <ScanRows requestId={requestId} scan={request.scan} removed={request.scanRemovedAt !== null} />
              <Keeping until={request.scanKeptUntil} removedAt={request.scanRemovedAt} />
            </SummaryRow>
            <PaperRows requestId={requestId} papers={papers} authority={authority} />
          </SummaryList>
          <div className="mt-8">
            <AnswerRows requestId={requestId} answers={rows} changeable={false} heading="h3" />
          </div>
        </section>
        <WhatYouCanDo requestId={requestId} status={request.status} rests={rests} />
        <p className="measure text-small text-quiet">
          {say(words.call)} <PhoneLink number={us.phone} />. {say(words.nameReference)}{" "}
          <span className="whitespace-nowrap">{request.reference}</span>.
        </p>
      </div>
    </PatientFrame>
  );
}
