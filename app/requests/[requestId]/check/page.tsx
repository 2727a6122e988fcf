import { redirect } from "next/navigation";
import { Fresh } from "#app/_live/fresh.client.ts";
import { inPageLanguage, titled } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { turnedAway } from "#app/_server/verdict-of.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Fold } from "#app/_ui/fold.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SummaryList, SummaryRow } from "#app/_ui/summary-list.tsx";
import { submit } from "#app/requests/actions.ts";
import { ActButton } from "#app/requests/act-button.client.tsx";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { PlaceLine } from "#app/requests/place-line.tsx";
import { signsByPaper } from "#lib/consents/signer.ts";
import { followRequest } from "#lib/intake/follow-request.ts";
import { claims } from "#lib/intake/claims.ts";
import { describeOwn, firstOpen, placeAfter } from "#lib/intake/journey.ts";
import { listPapers } from "#lib/papers/list-papers.ts";
import { AnswerRows } from "../answer-rows.tsx";
import { DeleteDraft } from "../delete-draft.tsx";
import { MoreAboutYou } from "../more-about-you.tsx";
import { PaperRows } from "../paper-rows.tsx";
import { placeWords } from "../questions/words.ts";
import { ScanNotes } from "../scan-notes.tsx";
import { ScanRows } from "../scan-rows.tsx";
import { words as scanWords } from "../scan-words.ts";
import { TurnedAway } from "../turned-away.tsx";
import { words } from "./words.ts";

export const generateMetadata = titled(words.title);

/** Everything once more before it is sent, each answer with a way to change it. */
export default async function CheckPage({ params }: { params: Promise<{ requestId: string }> }) {
  const { requestId } = await params;
  const { status, answers, scan } = await show(followRequest, { requestId });
  if (status !== "draft") redirect(`/requests/${requestId}`);
  const { papers } = await show(listPapers, { requestId });
  const say = await inPageLanguage();
  const open = firstOpen(answers);
  const hasScan = scan.counts.images + scan.counts.checking > 0;
  const rows = describeOwn(answers);
  const told = await turnedAway(answers);
  const given = (
    <AnswerRows
      requestId={requestId}
      answers={rows.filter(({ phase, answered }) => phase === "before" || answered)}
      changeable
    />
  );
  const more = <MoreAboutYou requestId={requestId} status={status} answers={answers} />;
  if (told)
    return (
      <PatientFrame back={`/requests/${requestId}/scans`}>
        <TurnedAway requestId={requestId} told={told} />
        <Fold name={say(words.youTold)} className="my-8">
          <div className="pt-4">{given}</div>
        </Fold>
        <DeleteDraft requestId={requestId} />
      </PatientFrame>
    );
  return (
    <PatientFrame back={`/requests/${requestId}/scans`}>
      <Fresh requestId={requestId} every={60_000} />
      <PlaceLine>{say(placeWords(placeAfter("check", answers)))}</PlaceLine>
      <h1 className="mb-6">{say(words.title)}</h1>
      {given}
      <section aria-labelledby="answers-scan" className="mb-8">
        <h2 id="answers-scan" className="mb-2 text-lead">
          {say(words.scan)}
        </h2>
        <SummaryList>
          <SummaryRow
            term={say(words.scanTerm)}
            change={{
              href: `/requests/${requestId}/scans`,
              text: say(hasScan ? scanWords.change : scanWords.add),
              hidden: say(words.yourScan),
            }}
          >
            <ScanRows requestId={requestId} scan={scan} />
          </SummaryRow>
          <PaperRows requestId={requestId} papers={papers} authority={signsByPaper(answers)} change />
        </SummaryList>
      </section>
      <div className="space-y-6">
        <ScanNotes requestId={requestId} scan={scan} answers={answers} />
        {!open && hasScan ? (
          <>
            {more}
            <p className="measure">
              {say(words.whatHappens)} {say(claims.free.text)} {say(claims.free.condition)}
            </p>
            <ActButton door={submit} text={say(words.send)} hidden={{ requestId }} />
          </>
        ) : (
          <>
            <Notice signal="warning" title={say(open ? words.stillOpen : words.noScan)}>
              <p>{say(words.allKept)}</p>
            </Notice>
            <LinkButton
              href={open ? `/requests/${requestId}/continue` : `/requests/${requestId}/scans`}
              variant="primary"
            >
              {say(open ? words.answerThem : words.addYourScan)}
            </LinkButton>
            {!open && more}
          </>
        )}
        <DeleteDraft requestId={requestId} />
      </div>
    </PatientFrame>
  );
}
