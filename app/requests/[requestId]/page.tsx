import { Download, MessageSquare } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Fresh } from "#app/_live/fresh.client.ts";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Confirmation } from "#app/_ui/panel.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { SummaryList, SummaryRow } from "#app/_ui/summary-list.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { Timeline } from "#app/_ui/timeline.tsx";
import { WhoseScan } from "#app/_upload/whose-scan.tsx";
import { withdraw } from "#app/requests/actions.ts";
import { ActButton } from "#app/requests/act-button.client.tsx";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { followRequest } from "#lib/intake/follow-request.ts";
import { describe } from "#lib/intake/journey.ts";
import { listPapers } from "#lib/papers/list-papers.ts";
import { keepDays } from "#lib/retention/keep.ts";
import { movesFrom } from "#lib/requests/status.ts";
import { askedBy } from "./asked-by.ts";
import { downloadWords } from "./download/words.ts";
import { Keeping } from "./keeping.tsx";
import { Letter, ResultLetter } from "./letters.tsx";
import { PaperRows } from "./paper-rows.tsx";
import { ReplyForm } from "./reply-form.client.tsx";
import { threadLink } from "./messages/words.ts";
import { ScanRows } from "./scan-rows.tsx";
import { stepsOf } from "./steps.tsx";

export const metadata: Metadata = { title: "Your request" };

type Params = Promise<{ requestId: string }>;
type Search = Promise<{ sent?: string; answered?: string }>;

/** Where the request stands, what is asked of the patient, and the answer once there is one. */
export default async function RequestPage({ params, searchParams }: { params: Params; searchParams: Search }) {
  const { requestId } = await params;
  const { sent, answered } = await searchParams;
  const request = await show(followRequest, { requestId });
  if (request.status === "draft") redirect(`/requests/${requestId}/continue`);
  const { papers } = await show(listPapers, { requestId });
  const us = clinic();
  const say = await inPageLanguage();
  const question = request.messages.findLast(({ kind }) => kind === "question");
  const rows = describe(request.answers).filter(({ lines }) => lines.length > 0 || request.submittedAt !== null);
  const letter = request.messages.findLast(({ kind }) => kind === "decline");
  return (
    <PatientFrame back="/requests">
      <Fresh requestId={requestId} every={60_000} />
      {sent && request.status === "submitted" ? (
        <div className="mb-8">
          <Confirmation title="We have your request" label="Your reference" reference={request.reference} />
          <p className="measure mt-4">
            We have sent you an email with this reference. You need to do nothing now. We write to you when there is
            news.
          </p>
        </div>
      ) : (
        <h1 className="mb-6">
          Your request <span className="whitespace-nowrap tabular-nums">{request.reference}</span>
        </h1>
      )}
      <div className="space-y-10">
        {answered && request.status !== "needs_info" && (
          <Notice signal="good" title="Thank you, your answer is with us" live />
        )}
        {request.opinion && <ResultLetter opinion={request.opinion} clinic={us} />}
        {request.status === "declined" && letter && <Letter message={letter} clinic={us} />}
        {request.status === "needs_info" && question && (
          <section aria-labelledby="question" className="space-y-5 rounded border-2 border-warning bg-raised p-5">
            <h2 id="question">We have a question for you</h2>
            <p className="measure whitespace-pre-line wrap-anywhere">{question.body}</p>
            <p>
              If we ask for pictures or papers: <Link href={`/requests/${requestId}/scans`}>add them here</Link>, then
              write your answer.
            </p>
            <ReplyForm requestId={requestId} />
          </section>
        )}
        <section aria-labelledby="where">
          <h2 id="where" className="mb-4">
            Where it stands
          </h2>
          <Timeline steps={stepsOf(request)} />
        </section>
        <p className="flex flex-wrap gap-3 *:max-sm:w-full">
          <LinkButton href={`/requests/${requestId}/messages`} icon={<Icon of={MessageSquare} />}>
            {say(threadLink(request.unread))}
          </LinkButton>
          <LinkButton href={`/requests/${requestId}/download`} icon={<Icon of={Download} />}>
            {say(downloadWords.title)}
          </LinkButton>
        </p>
        {request.messages.length > 0 && (
          <section aria-labelledby="messages">
            <h2 id="messages" className="mb-4">
              Messages
            </h2>
            <ol className="space-y-4">
              {request.messages.map((message) => (
                <li key={message.id} className="rounded border border-hairline bg-raised p-4">
                  <p className="mb-1 text-small text-quiet">
                    {message.from === "patient" ? "You" : us.name} · <When at={message.at} />
                  </p>
                  <p className="measure whitespace-pre-line wrap-anywhere">{message.body}</p>
                </li>
              ))}
            </ol>
          </section>
        )}
        <section aria-labelledby="sent">
          <h2 id="sent" className="mb-4">
            What you sent
          </h2>
          {request.scan.studies
            .filter(({ heldBack }) => heldBack)
            .map((study) => (
              <div key={study.id} className="mb-4">
                <WhoseScan requestId={requestId} study={study} asked={askedBy(request.answers)} takeOut={null} />
              </div>
            ))}
          <SummaryList>
            <SummaryRow term="Scan">
              <ScanRows requestId={requestId} scan={request.scan} removed={request.scanRemovedAt !== null} />
              <Keeping until={request.scanKeptUntil} removedAt={request.scanRemovedAt} />
            </SummaryRow>
            <PaperRows requestId={requestId} papers={papers} />
            {rows.map(({ slug, short, lines }) => (
              <SummaryRow key={slug} term={short}>
                {lines.map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </SummaryRow>
            ))}
          </SummaryList>
        </section>
        <p className="measure text-small text-quiet">
          Do you have a question? Call <PhoneLink number={us.phone} /> and name your reference.
        </p>
        {movesFrom(request.status).includes("withdraw") && (
          <details>
            <summary className="cursor-pointer underline">Take this request back</summary>
            <div className="measure mt-4 space-y-4">
              <p>Nobody will look at your scan after that. You can start a new request at any time.</p>
              <p>We remove your scan and your papers {keepDays.withdrawn} days later. We keep what you agreed to.</p>
              <ActButton door={withdraw} text="Take it back" hidden={{ requestId }} variant="danger" />
            </div>
          </details>
        )}
      </div>
    </PatientFrame>
  );
}
