import { Fragment } from "react";
import { Say } from "#app/_ui/language.client.tsx";
import { HeldSeries } from "#app/_upload/held-series.tsx";
import { receiptParts } from "#app/_upload/held-words.ts";
import { say } from "#lib/platform/language.ts";
import type { ScanList } from "#lib/studies/list-scan.ts";
import { scanState } from "#lib/studies/scan-state.ts";
import { leftOutFiles, studyLine, words } from "./scan-words.ts";

type ScanRowsProps = { requestId: string; scan: ScanList; removed?: boolean };

/** The scan of a request in a few lines: what arrived, what is still being checked, what was refused and why. */
export function ScanRows({ requestId, scan, removed = false }: ScanRowsProps) {
  const state = scanState(scan.counts);
  const { arrived, gaps } = receiptParts(scan);
  if (state === "missing" && removed) return null;
  const quiet = (text: Parameters<typeof Say>[0]["words"]) => (
    <p className="text-quiet">
      <Say words={text} />
    </p>
  );
  if (state === "missing") return quiet(words.notHere);
  return (
    <>
      {scan.studies.map((study) => (
        <div key={study.id}>
          <p>
            <Say words={studyLine(study, !arrived || scan.studies.length > 1)} />
          </p>
          <HeldSeries requestId={requestId} series={study.series} />
        </div>
      ))}
      {arrived && (
        <p className="mt-2">
          <Say words={arrived} />
        </p>
      )}
      {gaps.length > 0 && (
        <p>
          {gaps.map((gap) => (
            <Fragment key={gap.en}>
              <Say words={gap} />{" "}
            </Fragment>
          ))}
        </p>
      )}
      {state === "checking" && quiet(words.checking)}
      {scan.counts.damaged > 0 && quiet(words.damaged)}
      {scan.refused.map((refused) => (
        <p key={say("en", refused.words)} className="text-quiet">
          <Say words={leftOutFiles(refused.files)} /> <Say words={refused.words} />.
        </p>
      ))}
      {state === "other_kind" && quiet(words.otherKind)}
    </>
  );
}
