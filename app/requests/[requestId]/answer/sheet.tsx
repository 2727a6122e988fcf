import { ClinicDay } from "#app/_server/clinic-day.tsx";
import { inPageLanguage, pageLanguage } from "#app/_server/language.ts";
import { PhoneLink } from "#app/_ui/phone.tsx";
import type { Answer, OpinionAnswer } from "#lib/intake/answer.ts";
import { answerParts, outcomeWords } from "#lib/opinions/outcome-words.ts";
import { type Language, tagOf, type Text } from "#lib/platform/language.ts";
import { clinic } from "#app/_server/clinic.ts";
import { answerPage } from "./words.ts";

/** What was written to the patient, exactly as it was signed, with who stands for it. */
export async function Sheet({ answer, language }: { answer: Answer; language: Language }) {
  const say = await inPageLanguage();
  const opinion = answer.kind === "opinion" ? answer : null;
  const approved = opinion?.approved ?? null;
  return (
    <section
      aria-labelledby="written"
      className="space-y-5 rounded border border-hairline bg-raised p-6 shadow sm:p-8 print:border-0 print:p-0 print:shadow-none"
    >
      <h2 id="written">{say(opinion ? answerParts.surgeon : answerParts.clinic)}</h2>
      {opinion?.addenda.some(({ kind }) => kind === "correction") && (
        <p className="font-semibold">
          <a href="#later">{say(answerParts.correctedAbove)}</a>
        </p>
      )}
      {approved ? (
        <p lang={tagOf(language)} className="measure wrap-anywhere whitespace-pre-line">
          {say(approved)}
        </p>
      ) : (
        <InWords written={answer} language={language} until={opinion && untilTranslated(opinion)} />
      )}
      <p className="border-t border-hairline pt-4">
        <strong>{opinion ? opinion.signature : clinic().name}</strong>
        {opinion?.licensedIn && (
          <span className="block text-small text-quiet">
            {say(answerParts.licensed)} {say(opinion.licensedIn)}
          </span>
        )}
        <span className="block text-small text-quiet">
          {say(answerPage.signedOn)} <ClinicDay at={answer.kind === "opinion" ? answer.signedAt : answer.at} />
        </span>
      </p>
      {opinion && <Later addenda={opinion.addenda} until={untilTranslated(opinion)} />}
    </section>
  );
}

/** What was signed since: added to what stands above, or correcting it. */
async function Later({ addenda, until }: Pick<OpinionAnswer, "addenda"> & { until: Text }) {
  const say = await inPageLanguage();
  const language = await pageLanguage();
  return addenda.map((addendum, at) => (
    <div
      key={addendum.contentHash}
      {...(at === 0 ? { id: "later" } : {})}
      className="scroll-mt-6 space-y-3 border-t border-hairline pt-5"
    >
      <h3>
        {say(addendum.kind === "correction" ? answerParts.corrected : answerParts.added)}{" "}
        <ClinicDay at={addendum.signedAt} />
      </h3>
      {addendum.outcome && (
        <p className="font-semibold">
          {say(answerParts.nowIs)}: {say(outcomeWords[addendum.outcome].title)}
        </p>
      )}
      <InWords written={addendum} language={language} until={until} />
      <p>
        <strong>{addendum.signature}</strong>
      </p>
    </div>
  ));
}

/** Who must go to a hospital waits for no translation. */
const untilTranslated = ({ outcome }: OpinionAnswer): Text =>
  outcome === "emergency" ? answerParts.doNotWait : answerParts.translating;

type InWordsProps = {
  written: Pick<OpinionAnswer, "text" | "language" | "translated">;
  language: Language;
  /** What is said while somebody translates it; null where nobody does. */
  until: Text | null;
};

/** Words in the reader's language first, by whom they were translated; the original stands there as it was signed. */
async function InWords({ written: { text, language: own, translated }, language, until }: InWordsProps) {
  const say = await inPageLanguage();
  const original = (
    <p lang={tagOf(own)} className="measure wrap-anywhere whitespace-pre-line">
      {text}
    </p>
  );
  if (own === language) return original;
  if (translated?.language !== language)
    return (
      <>
        <p className="measure text-small text-quiet">
          {say(answerParts.otherLanguage[own])} <PhoneLink number={clinic().phone} />. {until && say(until)}
        </p>
        {original}
      </>
    );
  return (
    <>
      <p className="measure wrap-anywhere whitespace-pre-line">{translated.text}</p>
      <p className="measure text-small text-quiet">
        {say(answerParts.translatedBy)} <span className="font-semibold">{translated.translator}</span>.{" "}
        {translated.checked && say(answerParts.checkedBySurgeon)}
      </p>
      <div className="space-y-2 border-l-2 border-edge pl-4">
        <p className="text-small text-quiet">{say(answerParts.original[own])}</p>
        {original}
      </div>
    </>
  );
}
