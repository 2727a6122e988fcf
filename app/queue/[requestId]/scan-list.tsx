import { Notice } from "#app/_ui/notice.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { dateInWords } from "#lib/intake/journey.ts";
import { modalityWords, personName } from "#lib/imaging/words.ts";
import type { TriageRequest } from "#lib/triage/view-request.ts";
import { countWords } from "../_request/words.ts";
import { differences } from "./scan-identity.ts";

/** What the scan consists of, what was refused and why, and what staff should know before a surgeon does. */
export function ScanList({ request }: { request: TriageRequest }) {
  const { scan, scanState } = request;
  const { checking, damaged } = scan.counts;
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
      <Identity request={request} />
      {scan.studies.map((study) => (
        <Study key={study.id} study={study} />
      ))}
      {(scan.refused.length > 0 || damaged > 0) && (
        <Notice signal="warning" title="Some files could not be taken">
          <ul className="list">
            {scan.refused.map(({ words, files }) => (
              <li key={words}>
                {countWords(files, "file")}: {words || "could not be read"}
              </li>
            ))}
            {damaged > 0 && <li>{countWords(damaged, "part")} arrived damaged; the patient is asked to send again.</li>}
          </ul>
        </Notice>
      )}
    </div>
  );
}

function Study({ study }: { study: TriageRequest["scan"]["studies"][number] }) {
  const images = study.series.reduce((sum, series) => sum + series.images, 0);
  return (
    <section aria-label={`Study ${study.description ?? dayWords(study.date)}`}>
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0 wrap-anywhere">{study.description ?? "Study without a description"}</span>
        <span className="text-small font-normal text-quiet">
          {dayWords(study.date)} · {countWords(images, "image")}
        </span>
      </h3>
      <ul className="mt-1 border-t border-hairline">
        {study.series.map(({ id, modality, number, description, images: count }) => (
          <li
            key={id}
            className="flex min-h-8 items-center gap-3 border-b border-hairline tabular-nums last:border-b-0"
          >
            <span className="w-6 shrink-0 text-right text-quiet">
              <span className="sr-only">Series </span>
              {number ?? "–"}
            </span>
            <ModalityBadge modality={modality} />
            <span className="min-w-0 flex-1 truncate" title={description ?? ""}>
              {description ?? <span className="text-quiet">No description</span>}
            </span>
            <span className="shrink-0 text-small text-quiet">{countWords(count, "image")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const ModalityBadge = ({ modality }: { modality: string }) => (
  <abbr
    title={modalityWords(modality)}
    className="w-9 shrink-0 rounded-[4px] bg-sunken text-center text-tiny leading-5 font-medium text-quiet no-underline ring-1 ring-hairline ring-inset"
  >
    {modality}
  </abbr>
);

/** Only information: who somebody is, is settled by asking, not by a comparison. */
function Identity({ request }: { request: TriageRequest }) {
  const other = request.scan.studies.find((study) => differing(request, study).length > 0);
  if (!other) return null;
  const name = other.patientName ? personName(other.patientName) : "no name";
  const born = other.patientBirthDate ? `, born ${dayWords(other.patientBirthDate)}` : "";
  return (
    <Notice
      signal="info"
      title={`The scan has another ${differing(request, other).join(" and another ")} than the request`}
    >
      <p className="wrap-anywhere">
        The scan says {name}
        {born}. Make sure that it is this person’s scan.
      </p>
    </Notice>
  );
}

const differing = (request: TriageRequest, study: TriageRequest["scan"]["studies"][number]) =>
  differences(
    { name: request.personName, birthDate: request.birthDate },
    { name: study.patientName, birthDate: study.patientBirthDate },
  );

const dayWords = (date: string | null): string =>
  date && /^\d{4}-\d\d-\d\d$/.test(date) ? dateInWords(date) : (date ?? "Unknown date");
