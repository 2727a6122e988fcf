import { inPageLanguage } from "#app/_server/language.ts";
import { When } from "#app/_ui/time.client.tsx";
import type { Answer } from "#lib/intake/answer.ts";
import { answerParts } from "#lib/opinions/outcome-words.ts";
import { type Language, tagOf } from "#lib/platform/language.ts";
import { clinic } from "#app/_server/clinic.ts";

/** What was written to the patient, exactly as it was signed, with who stands for it. */
export async function Sheet({ answer, language }: { answer: Answer; language: Language }) {
  const say = await inPageLanguage();
  const opinion = answer.kind === "opinion";
  return (
    <section
      aria-labelledby="written"
      className="space-y-5 rounded border border-hairline bg-raised p-6 shadow sm:p-8 print:border-0 print:p-0 print:shadow-none"
    >
      <h2 id="written">{say(opinion ? answerParts.surgeon : answerParts.clinic)}</h2>
      {answer.language !== language && <p className="text-small text-quiet">{say(answerParts.otherLanguage)}</p>}
      <p lang={tagOf(answer.language)} className="measure wrap-anywhere whitespace-pre-line">
        {answer.text}
      </p>
      <p className="border-t border-hairline pt-4">
        <strong>{opinion ? answer.signature : clinic().name}</strong>
        {opinion && answer.licensedIn && (
          <span className="block text-small text-quiet">
            {say(answerParts.licensed)} {say(answer.licensedIn)}
          </span>
        )}
        <span className="block text-small text-quiet">
          {say(answerParts.signed)} <When at={opinion ? answer.signedAt : answer.at} show="date" />
        </span>
      </p>
      {opinion &&
        answer.addenda.map((addendum) => (
          <div key={addendum.signedAt} className="space-y-3 border-t border-hairline pt-5">
            <h3>
              {say(answerParts.added)} <When at={addendum.signedAt} show="date" />
            </h3>
            <p lang={tagOf(addendum.language)} className="measure wrap-anywhere whitespace-pre-line">
              {addendum.text}
            </p>
            <p>
              <strong>{addendum.signature}</strong>
            </p>
          </div>
        ))}
    </section>
  );
}
