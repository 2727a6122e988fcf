import { HeldSeries } from "#app/_upload/held-series.tsx";
import { receiptParts } from "#app/_upload/held-words.ts";
import { dateInWords } from "#lib/intake/journey.ts";
import { modalityWords } from "#lib/imaging/words.ts";
import { say } from "#lib/platform/language.ts";
import type { ScanList } from "#lib/studies/list-scan.ts";
import { scanState } from "#lib/studies/scan-state.ts";

type ScanRowsProps = { requestId: string; scan: ScanList; removed?: boolean };

/** The scan of a request in a few lines: what arrived, what is still being checked, what was refused and why. */
export function ScanRows({ requestId, scan, removed = false }: ScanRowsProps) {
  const state = scanState(scan.counts);
  const { arrived, gaps } = receiptParts(scan);
  if (state === "missing" && removed) return null;
  if (state === "missing") return <p className="text-quiet">Not here yet</p>;
  return (
    <>
      {scan.studies.map((study) => {
        const images = study.series.reduce((sum, series) => sum + series.images, 0);
        const kinds = [...new Set(study.series.map(({ modality }) => say("en", modalityWords(modality))))].join(", ");
        return (
          <div key={study.id}>
            <p>
              {kinds}
              {study.date && `, ${dateInWords(study.date)}`}
              {(!arrived || scan.studies.length > 1) && `: ${pictures(images)} in ${study.series.length} series`}
            </p>
            <HeldSeries requestId={requestId} series={study.series} />
          </div>
        );
      })}
      {arrived && <p className="mt-2">{say("en", arrived)}</p>}
      {gaps.length > 0 && <p>{gaps.map((gap) => say("en", gap)).join(" ")}</p>}
      {state === "checking" && <p className="text-quiet">We are still checking some pictures.</p>}
      {scan.counts.damaged > 0 && (
        <p className="text-quiet">Some pictures did not arrive whole. Choose the same folder again to send them.</p>
      )}
      {scan.refused.map(({ words, files }) => (
        <p key={say("en", words)} className="text-quiet">
          Left out: {files} {files === 1 ? "file" : "files"}. {say("en", words)}.
        </p>
      ))}
      {state === "other_kind" && (
        <p className="text-quiet">This is neither an MRI nor a CT scan. We look at it all the same.</p>
      )}
    </>
  );
}

const pictures = (count: number) => `${count.toLocaleString("en-US")} ${count === 1 ? "picture" : "pictures"}`;
