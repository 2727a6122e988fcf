import { OpinionFacts } from "#app/queue/_request/opinion-facts.tsx";
import { SignedOpinion } from "#app/queue/_request/signed-opinion.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { outcomeText } from "#lib/opinions/outcomes.ts";
import type { ReadingCase } from "#lib/reading/open-case.ts";
import { TranslationList } from "#app/queue/_request/translation-list.tsx";
import { LookedAt } from "./looked-at.client.tsx";
import { AmendForm } from "./amend-form.client.tsx";

/** The opinion where it cannot be written: signed, or kept while the case is elsewhere. */
export function OpinionText({ one }: { one: ReadingCase }) {
  const { id, status, opinion, languages, next, answered } = one;
  const { draft, signed } = opinion;
  if (signed)
    return (
      <div className="space-y-3">
        <Notice signal="good" title={answered ? "Signed and published" : "Signed; the patient is phoned first"}>
          <p>
            {answered
              ? "The patient can read it. It"
              : "It shows after the call, or by itself after one working day. It"}{" "}
            cannot be changed.
          </p>
        </Notice>
        {next && <LinkButton href={`/reading/${next.id}`}>Open {next.reference}</LinkButton>}
        <SignedOpinion opinion={signed} />
        {opinion.translations.length > 0 && (
          <section aria-label="Translation" className="space-y-2">
            <h3 className="text-quiet">Translation that the patient reads</h3>
            {[...new Set(opinion.translations.map(({ signed: of }) => of))].map((of) => (
              <TranslationList
                key={of}
                translations={opinion.translations.filter((one) => one.signed === of)}
                act={({ id: translationId, checked }) =>
                  checked ? null : <LookedAt requestId={id} translationId={translationId} />
                }
              />
            ))}
          </section>
        )}
        <AmendForm requestId={id} languages={languages} outcome={signed.outcome} />
      </div>
    );
  return (
    <div className="space-y-3">
      <Notice
        signal="info"
        title={status === "needs_info" ? "The patient was asked for something" : "This case is closed"}
      >
        <p>
          {status === "needs_info" ? "When they answer, you can go on. What you wrote is kept." : "It was not signed."}
        </p>
      </Notice>
      {draft.outcome && <p className="font-medium">{outcomeText(draft.outcome)}</p>}
      <OpinionFacts content={draft} />
      {draft.patientMessage && (
        <section className="space-y-1">
          <h3 className="text-quiet">Message to the patient</h3>
          <p className="wrap-anywhere whitespace-pre-line">{draft.patientMessage}</p>
        </section>
      )}
    </div>
  );
}
