import { Notice } from "#app/_ui/notice.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { say } from "#lib/platform/language.ts";
import type { TriageRequest } from "#lib/triage/view-request.ts";
import { countWords } from "../_request/words.ts";
import { ScanStudy } from "./scan-study.tsx";

/** What the scan consists of, what was refused and why, and what staff should know before a surgeon does. */
export function ScanList({ request }: { request: TriageRequest }) {
  const { scan, scanState } = request;
  const { checking, damaged } = scan.counts;
  const first = request.identityOpen ? scan.studies.find(({ heldBack }) => heldBack) : undefined;
  return (
    <div className="space-y-3">
      {checking > 0 && (
        <Notice signal="info" title="New files are being checked">
          <p>They appear here by themselves, usually within a minute.</p>
        </Notice>
      )}
      {request.lost > 0 && (
        <Notice signal="urgent" title="Part of this scan or its papers is lost">
          <p>
            Storage has lost {countWords(request.lost, "part")}. Tell whoever runs the portal: a copy may bring it back.
            Else ask the patient to send it again.
          </p>
        </Notice>
      )}
      {request.scanRemovedAt && (
        <Notice signal="info" title="Scan and papers were removed">
          <p>
            Their time was over or the patient took the request back: <When at={request.scanRemovedAt} show="date" />.
          </p>
        </Notice>
      )}
      {request.scanKeptUntil && (
        <p className="text-small text-quiet">
          Scan and papers are removed on <When at={request.scanKeptUntil} show="date" />.
        </p>
      )}
      {scanState === "missing" && !request.scanRemovedAt && (
        <Notice signal="warning" title="There is no image yet">
          <p>A surgeon can be assigned once an image has been checked. You can ask the patient for the scan.</p>
        </Notice>
      )}
      {scanState === "other_kind" && (
        <Notice signal="warning" title="This is neither an MRI nor a CT scan">
          <p>A surgeon may not be able to review it. You can ask the patient for the MRI or CT scan.</p>
        </Notice>
      )}
      {scan.studies.map((study) => (
        <ScanStudy key={study.id} request={request} study={study} withKey={study.id === first?.id} />
      ))}
      {(scan.refused.length > 0 || damaged > 0) && (
        <Notice signal="warning" title="Some files could not be taken">
          <ul className="list">
            {scan.refused.map(({ words, files }) => (
              <li key={say("en", words)}>
                {countWords(files, "file")}: {say("en", words) || "could not be read"}
              </li>
            ))}
            {damaged > 0 && <li>{countWords(damaged, "part")} arrived damaged; the patient is asked to send again.</li>}
          </ul>
        </Notice>
      )}
    </div>
  );
}
