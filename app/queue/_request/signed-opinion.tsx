import { Badge } from "#app/_ui/badge.tsx";
import { When } from "#app/_ui/time.client.tsx";
import type { OpinionDraft } from "#lib/opinions/content.ts";
import { outcomeText } from "#lib/opinions/outcomes.ts";
import { answerParts, outcomeWords } from "#lib/opinions/outcome-words.ts";
import { plainOpinion } from "#lib/opinions/plain-opinion.ts";
import type { TriageRequest } from "#lib/triage/view-request.ts";
import { OpinionFacts } from "./opinion-facts.tsx";

type Signed = NonNullable<TriageRequest["opinion"]>;

/** What the patient reads, who signed it when, what colleagues read, and what was signed since. */
export function SignedOpinion({ opinion }: { opinion: Signed }) {
  const { content, signature, license, signedAt, addenda } = opinion;
  return (
    <div className="space-y-3">
      {addenda.map((addendum) => (
        <Later key={addendum.version} addendum={addendum} />
      ))}
      <div className="space-y-2">
        <PatientWords content={content} />
        <p className="text-small text-quiet">
          Signed by <span className="font-medium text-ink">{signature}</span>
          {license && ` (license ${license})`}, <When at={signedAt} show="exact" />
        </p>
      </div>
      <details>
        <summary className="min-h-6 font-medium">For colleagues</summary>
        <OpinionFacts content={content} />
      </details>
    </div>
  );
}

/** As it stands on the patient's page, in English. */
export function PatientWords({ content }: { content: OpinionDraft }) {
  const { outcome, patientMessage, patientLanguage } = content;
  const { scan, seen, needed, timing, outside } = plainOpinion(content);
  return (
    <>
      {outcome && <p className="font-serif text-lead font-semibold">{outcomeWords[outcome].title.en}</p>}
      {outside && (
        <p className="measure">
          <strong>{answerParts.outside.en}.</strong> {answerParts.outsideText.en}
        </p>
      )}
      <p lang={patientLanguage} className="measure wrap-anywhere whitespace-pre-line">
        {patientMessage}
      </p>
      {scan && <p className="measure">{scan.en}</p>}
      {seen.length > 0 && (
        <ul className="measure space-y-0.5">
          {seen.map(({ level, text }) => (
            <li key={level}>
              <strong>{level}</strong> {text.en}
            </li>
          ))}
        </ul>
      )}
      {needed.length > 0 && (
        <p className="measure">
          <strong>{answerParts.needed.en}:</strong> {needed.map(({ en }) => en).join("; ")}
        </p>
      )}
      {timing && <p className="measure">{timing.en}</p>}
    </>
  );
}

function Later({ addendum }: { addendum: Signed["addenda"][number] }) {
  const { kind, outcome, text, language, signature, signedAt } = addendum;
  return (
    <div className="space-y-1 border-l-2 border-edge pl-3">
      <p>
        <Badge signal={kind === "correction" ? "warning" : "info"}>
          {kind === "correction" ? "Correction" : "Addendum"}
        </Badge>{" "}
        {outcome && <span className="font-medium">The outcome is now: {outcomeText(outcome)}</span>}
      </p>
      <p lang={language} className="measure wrap-anywhere whitespace-pre-line">
        {text}
      </p>
      <p className="text-small text-quiet">
        Signed by {signature}, <When at={signedAt} show="exact" />
      </p>
    </div>
  );
}
