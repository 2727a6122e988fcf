import { Say } from "#app/_ui/language.client.tsx";
import { fitnessParts, receiptParts } from "#app/_upload/held-words.ts";
import { FitnessNotes } from "#app/_upload/scan-notes.tsx";
import { WhoseScan } from "#app/_upload/whose-scan.tsx";
import type { Answers } from "#lib/intake/questions.ts";
import type { ScanList } from "#lib/studies/list-scan.ts";
import { askedBy } from "./asked-by.ts";
import { words } from "./scan-words.ts";

/** Before a request is sent: whose scan it may be and what would help. None of it holds anybody up, and it says so. */
export function ScanNotes({ requestId, scan, answers }: { requestId: string; scan: ScanList; answers: Answers }) {
  const held = scan.studies.filter(({ heldBack }) => heldBack);
  const noted = fitnessParts(scan).first.length > 0;
  const isOpen = !noted && (held.length > 0 || receiptParts(scan).gaps.length > 0);
  return (
    <>
      {held.map((study) => (
        <WhoseScan
          key={study.id}
          requestId={requestId}
          study={study}
          asked={askedBy(answers)}
          takeOut={
            <a href={`/requests/${requestId}/scans`}>
              <Say words={words.takeOut} />
            </a>
          }
        />
      ))}
      <FitnessNotes scan={scan} last={words.allTheSame} />
      {isOpen && (
        <p className="font-semibold">
          <Say words={words.allTheSame} />
        </p>
      )}
    </>
  );
}
