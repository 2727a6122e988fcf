import { inPageLanguage } from "#app/_server/language.ts";
import { When } from "#app/_ui/time.client.tsx";
import type { Answer, OpinionAnswer } from "#lib/intake/answer.ts";
import { answerParts, outcomeWords } from "#lib/opinions/outcome-words.ts";
import { type Language, tagOf } from "#lib/platform/language.ts";
import { clinic } from "#app/_server/clinic.ts";

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
      {answer.language !== language && !approved && (
        <p className="text-small text-quiet">{say(answerParts.otherLanguage[answer.language])}</p>
      )}
      {opinion?.addenda.some(({ kind }) => kind === "correction") && (
        <p className="font-semibold">
          <a href="#later">{say(answerParts.correctedAbove)}</a>
        </p>
      )}
      <p lang={tagOf(approved ? language : answer.language)} className="measure wrap-anywhere whitespace-pre-line">
        {approved ? say(approved) : answer.text}
      </p>
      <p className="border-t border-hairline pt-4">
        <strong>{opinion ? opinion.signature : clinic().name}</strong>
        {opinion?.licensedIn && (
          <span className="block text-small text-quiet">
            {say(answerParts.licensed)} {say(opinion.licensedIn)}
          </span>
        )}
        <span className="block text-small text-quiet">
          {say(answerParts.signed)} <When at={answer.kind === "opinion" ? answer.signedAt : answer.at} show="date" />
        </span>
      </p>
      {opinion && <Later addenda={opinion.addenda} />}
    </section>
  );
}

/** What was signed since: added to what stands above, or correcting it. */
async function Later({ addenda }: Pick<OpinionAnswer, "addenda">) {
  const say = await inPageLanguage();
  return addenda.map(({ contentHash, kind, outcome, language, text, signature, signedAt }, at) => (
    <div
      key={contentHash}
      {...(at === 0 ? { id: "later" } : {})}
      className="scroll-mt-6 space-y-3 border-t border-hairline pt-5"
    >
      <h3>
        {say(kind === "correction" ? answerParts.corrected : answerParts.added)} <When at={signedAt} show="date" />
      </h3>
      {outcome && (
        <p className="font-semibold">
          {say(answerParts.nowIs)}: {say(outcomeWords[outcome].title)}
        </p>
      )}
      <p lang={tagOf(language)} className="measure wrap-anywhere whitespace-pre-line">
        {text}
      </p>
      <p>
        <strong>{signature}</strong>
      </p>
    </div>
  ));
}
