"use client";
import { Notice } from "#app/_ui/notice.tsx";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import { personName } from "#lib/imaging/words.ts";
import { counted, dayWords } from "./counted.ts";
import { seriesTitle, studyTitle } from "./found-words.ts";
import { RemoveStudy } from "./remove-study.client.tsx";

type HeldProps = {
  held: FollowedScan;
  requestId: string;
  /** Whether a scan can still be taken out: before the request is sent. */
  removable: boolean;
  onHeld: (held: FollowedScan) => void;
};

/** What the portal has of this request's scan: each study, what was refused and why, what must come again. */
export function HeldView({ held, requestId, removable, onHeld }: HeldProps) {
  const { counts, studies, refused } = held;
  if (counts.images === 0 && counts.rejected === 0 && counts.damaged === 0) return null;
  return (
    <section className="space-y-4">
      {studies.length > 0 && <h2>What we have</h2>}
      {studies.map((study) => (
        <div key={study.id} className="rounded border border-hairline bg-raised">
          <div className="flex items-start justify-between gap-3 px-4 py-3 sm:px-5">
            <div className="min-w-0">
              <h3>{studyTitle(study)}</h3>
              <p className="text-small text-quiet wrap-anywhere">
                {[
                  study.description,
                  personName(study.patientName ?? "") || "No name",
                  study.patientBirthDate && `born ${dayWords(study.patientBirthDate) ?? study.patientBirthDate}`,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            {removable && (
              <RemoveStudy
                requestId={requestId}
                study={{ id: study.id, title: studyTitle(study) }}
                checking={counts.checking > 0}
                onHeld={onHeld}
              />
            )}
          </div>
          <ul className="divide-y divide-hairline border-t border-hairline">
            {study.series.map((series) => (
              <li key={series.id} className="flex justify-between gap-4 px-4 py-2 sm:px-5">
                <span className="min-w-0 wrap-anywhere">
                  {seriesTitle(series)} <span className="text-quiet">({series.modality})</span>
                </span>
                <span className="shrink-0 text-quiet tabular-nums">{counted(series.images, "picture")}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {refused.length > 0 && (
        <Notice signal="warning" title="Some files were not taken">
          <ul className="list">
            {refused.map(({ words, files }) => (
              <li key={words}>
                {counted(files, "file")}: {words || "could not be read"}.
              </li>
            ))}
          </ul>
          <p>{counts.images > 0 && "All the others are safe. "}If you have another copy of these, send it.</p>
        </Notice>
      )}
      {counts.damaged > 0 && (
        <Notice signal="warning" title="A part of your scan was damaged on its way">
          <p>Choose the same folder again and only the rest will be sent.</p>
        </Notice>
      )}
    </section>
  );
}
