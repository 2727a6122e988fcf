"use client";
import { useSay } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import { studyTitle } from "./found-words.ts";
import { HeldSeries } from "./held-series.tsx";
import { type Asked, receiptParts } from "./held-words.ts";
import { bornWords, nameWords, noName } from "./person-words.ts";
import { RemoveStudy } from "./remove-study.client.tsx";
import { FitnessNotes, GapNotes } from "./scan-notes.tsx";
import { WhoseScan } from "./whose-scan.tsx";
import { outcome, refusedFiles, whose } from "./words.ts";

type HeldProps = {
  held: FollowedScan;
  requestId: string;
  asked: Asked;
  /** Whether a scan can still be taken out: before the request is sent. */
  removable: boolean;
  onHeld: (held: FollowedScan) => void;
};

/** What the portal has of this request's scan: each study and whose it is, what was refused and why, what would help. */
export function HeldView({ held, requestId, asked, removable, onHeld }: HeldProps) {
  const say = useSay();
  const { counts, studies, refused } = held;
  const { arrived, gaps } = receiptParts(held);
  if (counts.images === 0 && counts.rejected === 0 && counts.damaged === 0) return null;
  return (
    <section className="space-y-4">
      {studies.length > 0 && <h2>{say(outcome.whatWeHave)}</h2>}
      {arrived && gaps.length > 0 && <p>{say(arrived)}</p>}
      <GapNotes scan={held} />
      {studies.map((study) => (
        <div key={study.id} className="overflow-clip rounded border border-hairline bg-raised">
          <div className="flex items-start justify-between gap-x-3 px-4 py-3 max-sm:flex-col sm:px-5">
            <div className="min-w-0">
              <h3>{say(studyTitle(study))}</h3>
              <p className="text-small text-quiet wrap-anywhere">
                {[
                  study.description,
                  nameWords(study.patientName) || say(noName),
                  study.patientBirthDate && say(bornWords(study.patientBirthDate)),
                ]
                  .filter(Boolean)
                  .join("\u00a0· ")}
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
          {study.heldBack && (
            <WhoseScan
              requestId={requestId}
              study={study}
              asked={asked}
              takeOut={removable ? say(whose.pressRemove) : null}
            />
          )}
          <div className="border-t border-hairline">
            <HeldSeries requestId={requestId} series={study.series} className="px-4 sm:px-5" />
          </div>
        </div>
      ))}
      {refused.length > 0 && (
        <Notice signal="warning" title={say(outcome.notTaken)}>
          <ul className="list">
            {refused.map(({ words, files }) => (
              <li key={say(words)}>{say(refusedFiles(files, words))}</li>
            ))}
          </ul>
          <p>
            {counts.images > 0 && `${say(outcome.othersSafe)} `}
            {say(outcome.otherCopy)}
          </p>
        </Notice>
      )}
      {counts.damaged > 0 && (
        <Notice signal="warning" title={say(outcome.damaged)}>
          <p>{say(outcome.damagedText)}</p>
        </Notice>
      )}
      <FitnessNotes scan={held} />
    </section>
  );
}
