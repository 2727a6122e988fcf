import type { RequestStatus } from "#prisma/generated/enums.ts";
import { SignedOpinion } from "#app/queue/_request/signed-opinion.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { outcomes } from "#lib/opinions/content.ts";
import type { ReadingCase } from "#lib/reading/open-case.ts";

/** The opinion where it cannot be written: signed, or kept while the case is elsewhere. */
export function OpinionText({ status, opinion }: { status: RequestStatus; opinion: ReadingCase["opinion"] }) {
  const { outcome, findings, patientMessage, signature, signedAt } = opinion;
  return (
    <div className="space-y-3">
      {signedAt ? (
        <Notice signal="good" title="Signed and published">
          <p>The patient can read it. It cannot be changed.</p>
        </Notice>
      ) : (
        <Notice
          signal="info"
          title={status === "needs_info" ? "The patient was asked for something" : "This case is closed"}
        >
          <p>
            {status === "needs_info"
              ? "When they answer, you can go on. What you wrote is kept."
              : "It was not signed."}
          </p>
        </Notice>
      )}
      {outcome && (
        <Part title="Outcome">
          <p>{outcomes.find(({ value }) => value === outcome)?.text}</p>
        </Part>
      )}
      {findings && (
        <Part title="Findings">
          <p className="wrap-anywhere whitespace-pre-line">{findings}</p>
        </Part>
      )}
      {signedAt && outcome ? (
        <Part title="What the patient reads">
          <SignedOpinion opinion={{ outcome, patientMessage, signature: signature ?? "", signedAt }} />
        </Part>
      ) : (
        patientMessage && (
          <Part title="Message to the patient">
            <p className="wrap-anywhere whitespace-pre-line">{patientMessage}</p>
          </Part>
        )
      )}
    </div>
  );
}

const Part = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section className="space-y-1">
    <h3 className="text-quiet">{title}</h3>
    {children}
  </section>
);
