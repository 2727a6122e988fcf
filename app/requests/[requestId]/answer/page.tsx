import type { ReactNode } from "react";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage, pageLanguage, titled } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { CareCard, Notice } from "#app/_ui/notice.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import type { OpinionAnswer } from "#lib/intake/answer.ts";
import { readAnswer } from "#lib/intake/read-answer.ts";
import { emergencySigns } from "#lib/intake/warning-signs.ts";
import type { Outcome } from "#lib/opinions/outcomes.ts";
import type { Language } from "#lib/platform/language.ts";
import { countingOf } from "#lib/opinions/level-words.ts";
import { answerConditions, answerParts, declinedWords, outcomeWords } from "#lib/opinions/outcome-words.ts";
import { KeepIt } from "./keep-it.tsx";
import { Pictures } from "./pictures.tsx";
import { Sheet } from "./sheet.tsx";
import { EmergencyFirst } from "../emergency-first.tsx";
import { EmergencyHead } from "./emergency-head.tsx";
import { answerPage, forWhomWords, letterIn } from "./words.ts";

export const generateMetadata = titled(answerParts.label);

/** The answer: what the surgeon signed, what it means, what to do next, and a copy to keep. */
export default async function AnswerPage({ params }: { params: Promise<{ requestId: string }> }) {
  const { requestId } = await params;
  const answer = await show(readAnswer, { requestId });
  const say = await inPageLanguage();
  const opinion = answer.kind === "opinion" ? answer : null;
  const words = opinion && outcomeWords[opinion.outcome];
  const emergency = opinion?.outcome === "emergency";
  const language = await pageLanguage();
  const next = (
    <Part
      id="next"
      heading={say(emergency ? answerParts.nextNow : answerParts.next)}
      items={(words ?? declinedWords).next.map(say)}
    >
      {(!opinion || asksToCall.has(opinion.outcome)) && (
        <p className="measure mt-3">
          {say(answerPage.call)} <PhoneLink number={clinic().phone} className="inline-block py-2 font-semibold" />
          <span className="block">
            {say(answerPage.reference)} <span className="whitespace-nowrap">{answer.reference}</span>
          </span>
        </p>
      )}
    </Part>
  );
  return (
    <PatientFrame back={`/requests/${requestId}`}>
      <p className="mb-2 text-small font-semibold text-accent">
        {say(answerParts.label)} <span className="whitespace-nowrap">{answer.reference}</span>
      </p>
      <h1 className="mb-6">{say(words ? words.title : declinedWords.title)}</h1>
      {answer.forSomebody && answer.personName && (
        <p className="measure mb-6 text-quiet">{say(forWhomWords(answer.personName))}</p>
      )}
      <div className="space-y-10">
        {emergency && <EmergencyFirst links={lettersFor(requestId, language)} take={answerParts.take} />}
        {opinion?.outside && (
          <Notice
            signal={opinion.outside === "told" ? "info" : "warning"}
            title={say(opinion.outside === "told" ? answerParts.told : answerParts.outside)}
          >
            <p>{say(opinion.outside === "told" ? answerParts.toldText : answerParts.outsideText)}</p>
            <p>
              <PhoneLink number={clinic().phone} className="inline-flex min-h-11 items-center" />
            </p>
          </Notice>
        )}
        {emergency && next}
        <Sheet answer={answer} language={language} />
        {opinion && <Pictures requestId={requestId} pictures={opinion.pictures} />}
        {opinion && <Seen opinion={opinion} />}
        {words ? (
          <>
            <Part id="means" heading={say(answerParts.means)} items={words.means.map(say)} plain />
            <Part id="conditions" heading={say(answerParts.conditions)} items={answerConditions.map(say)} />
            {!emergency && next}
            <Part
              id="ask"
              heading={say(emergency ? answerParts.askThere : answerParts.ask)}
              items={words.ask.map(say)}
            />
            <Part
              id="again"
              heading={say(emergency ? answerParts.afterwards : answerParts.again)}
              items={[say(words.again)]}
              plain
            >
              {!emergency && <WhereAgain requestId={requestId} outcome={opinion.outcome} />}
            </Part>
          </>
        ) : (
          <>
            <p className="measure">{say(declinedWords.means)}</p>
            {next}
          </>
        )}
        {!emergency && <Signs />}
        <KeepIt requestId={requestId} answer={answer} />
        <p className="measure text-small text-quiet">
          {say(answerPage.questions)} <PhoneLink number={clinic().phone} /> {say(answerPage.nameIt)}{" "}
          <span className="whitespace-nowrap">{answer.reference}</span>.
        </p>
      </div>
    </PatientFrame>
  );
}

/** In an emergency the hospital needs the English letter first, whatever the patient reads. */
const lettersFor = (requestId: string, language: Language) =>
  language === "en"
    ? [{ ...letterIn(requestId, "en"), text: answerPage.getIt }]
    : [letterIn(requestId, "en"), letterIn(requestId, language)];

/** The outcomes whose next steps ask to call. */
const asksToCall: ReadonlySet<Outcome> = new Set(["candidate", "visit_needed"]);

/** The way back to us that the words before it name: a message on this request, else a new one. */
async function WhereAgain({ requestId, outcome }: { requestId: string; outcome: Outcome }) {
  const say = await inPageLanguage();
  const message = outcome === "visit_needed";
  return (
    <p className="mt-1 print:hidden">
      <a
        href={message ? `/requests/${requestId}/messages` : "/requests/new"}
        className="inline-flex min-h-11 items-center"
      >
        {say(message ? answerPage.write : answerPage.newRequest)}
      </a>
    </p>
  );
}

/** The levels, what is still needed and how soon, in plain words. */
async function Seen({ opinion: { scan, seen, needed, timing } }: { opinion: OpinionAnswer }) {
  const say = await inPageLanguage();
  return (
    <>
      {(scan !== null || seen.length > 0) && (
        <section aria-labelledby="seen" className="break-inside-avoid">
          <h2 id="seen" className="mb-3">
            {say(answerParts.seen)}
          </h2>
          {scan && <p className="measure mb-3">{say(scan)}</p>}
          {seen.length > 0 && (
            <>
              <dl className="measure space-y-2">
                {seen.map(({ level, text }) => (
                  <div key={level} className="flex gap-4">
                    <dt className="w-16 shrink-0 font-semibold tabular-nums">{level}</dt>
                    <dd className="min-w-0">{say(text)}</dd>
                  </div>
                ))}
              </dl>
              <p className="measure mt-3 text-small text-quiet">
                {[...countingOf(seen), answerParts.seenOnly].map(say).join(" ")}
              </p>
            </>
          )}
        </section>
      )}
      {needed.length > 0 && <Part id="needed" heading={say(answerParts.needed)} items={needed.map(say)} />}
      {timing && <Part id="timing" heading={say(answerParts.timing)} items={[say(timing)]} plain />}
    </>
  );
}

function Part({
  id,
  heading,
  items,
  plain = false,
  children,
}: {
  id: string;
  heading: string;
  items: string[];
  plain?: boolean;
  children?: ReactNode;
}) {
  const lines = items.map((item) => (plain ? <p key={item}>{item}</p> : <li key={item}>{item}</li>));
  return (
    <section aria-labelledby={id} className="break-inside-avoid">
      <h2 id={id} className="mb-3">
        {heading}
      </h2>
      {plain ? <div className="measure space-y-3">{lines}</div> : <ul className="list measure space-y-1">{lines}</ul>}
      {children}
    </section>
  );
}

async function Signs() {
  const say = await inPageLanguage();
  return (
    <CareCard urgency="urgent" prefix={say(answerPage.urgent)} heading={say(answerParts.signs)}>
      <ul className="list">
        {emergencySigns.map(({ value, text }) => (
          <li key={value}>{say(text)}</li>
        ))}
      </ul>
      <p className="font-semibold">
        <EmergencyHead />.
      </p>
    </CareCard>
  );
}
