import { When } from "#app/_ui/time.client.tsx";
import type { Outcome } from "#lib/opinions/content.ts";
import { outcomeWords } from "#lib/opinions/outcome-words.ts";

type Signed = { outcome: Outcome; patientMessage: string; signature: string; signedAt: string };

/** What the patient reads: the outcome in their words, the message, and who signed it when. */
export function SignedOpinion({ opinion }: { opinion: Signed }) {
  const { outcome, patientMessage, signature, signedAt } = opinion;
  return (
    <div className="space-y-2">
      <PatientWords outcome={outcome} message={patientMessage} />
      <p className="text-small text-quiet">
        Signed by <span className="font-medium text-ink">{signature}</span>, <When at={signedAt} show="exact" />
      </p>
    </div>
  );
}

export const PatientWords = ({ outcome, message }: { outcome: Outcome; message: string }) => (
  <>
    <p className="font-serif text-lead font-semibold">{outcomeWords[outcome].title.en}</p>
    <p className="measure wrap-anywhere whitespace-pre-line">{message}</p>
  </>
);
