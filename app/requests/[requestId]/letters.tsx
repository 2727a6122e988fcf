import type { ReactNode } from "react";
import type { ClinicContact } from "#app/_ui/page.tsx";
import { CareCard } from "#app/_ui/notice.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { type Outcome, outcomeForPatient } from "#lib/opinions/content.ts";

type Opinion = { outcome: Outcome; patientMessage: string; signature: string; signedAt: string };

/** The surgeon's answer as a letter. What it is and is not stands beside it. */
export function ResultLetter({ opinion, clinic }: { opinion: Opinion; clinic: ClinicContact }) {
  const { outcome, patientMessage, signature, signedAt } = opinion;
  return (
    <div className="space-y-6">
      {outcome === "emergency" && (
        <CareCard
          urgency="emergency"
          prefix="Emergency advice:"
          heading={
            <>
              Call <PhoneLink number={clinic.emergencyNumber} /> or go to an emergency room now
            </>
          }
        >
          <p>Take this letter with you. Do not wait for an answer from us.</p>
        </CareCard>
      )}
      <Sheet title={outcomeForPatient(outcome)} label="The answer to your request">
        <p className="measure whitespace-pre-line wrap-anywhere">{patientMessage}</p>
        <p>
          <strong>{signature}</strong>
          <br />
          <span className="text-small text-quiet">
            Signed <When at={signedAt} show="date" />
          </span>
        </p>
        <p className="measure border-t border-hairline pt-4 text-small text-quiet">
          This is a provisional review of your scan and your answers. You were not examined. It is not a diagnosis and
          does not replace a visit to a doctor. The review is free. Visits, new scans and procedures are not.
        </p>
      </Sheet>
    </div>
  );
}

/** The clinic's letter where a request ends without a review. */
export function Letter({ message, clinic }: { message: { body: string; at: string }; clinic: ClinicContact }) {
  return (
    <Sheet title="We could not review your scan" label="The answer to your request">
      <p className="measure whitespace-pre-line wrap-anywhere">{message.body}</p>
      <p>
        <strong>{clinic.name}</strong>
        <br />
        <span className="text-small text-quiet">
          <When at={message.at} show="date" />
        </span>
      </p>
    </Sheet>
  );
}

function Sheet({ title, label, children }: { title: string; label: string; children: ReactNode }) {
  return (
    <section aria-labelledby="answer" className="space-y-5 rounded border border-hairline bg-raised p-6 shadow sm:p-8">
      <p className="text-small font-semibold text-accent">{label}</p>
      <h2 id="answer" className="text-title">
        {title}
      </h2>
      {children}
    </section>
  );
}
