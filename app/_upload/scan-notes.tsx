import { Fragment } from "react";
import { Fold } from "#app/_ui/fold.tsx";
import { Say } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { Text } from "#lib/platform/language.ts";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import { fitnessParts, receiptParts } from "./held-words.ts";
import { outcome, showMore } from "./words.ts";

/** What of the disc seems not to be here; nothing where all is. */
export function GapNotes({ scan }: { scan: Pick<FollowedScan, "counts" | "receipt" | "refused"> }) {
  const { gaps } = receiptParts(scan);
  if (gaps.length === 0) return null;
  return (
    <Notice signal="warning" title={<Say words={outcome.maybeMissing} />}>
      <p>
        {gaps.map((gap) => (
          <Fragment key={gap.en}>
            <Say words={gap} />{" "}
          </Fragment>
        ))}
      </p>
    </Notice>
  );
}

type FitnessProps = {
  scan: Pick<FollowedScan, "counts" | "fitness">;
  /** Said last, where something is told. */ last?: Text;
};

/** What is missing, too old or welcome, each with how to get it: a few at once, the rest behind a "more". */
export function FitnessNotes({ scan, last }: FitnessProps) {
  const { first, more, lacking } = fitnessParts(scan);
  const folds = more.length > 1; // behind a fold, one sentence takes as much room as it takes by itself
  if (first.length === 0) return more.length > 0 ? <More summary={outcome.elseHelps} sentences={more} /> : null;
  return (
    <Notice signal="info" title={<Say words={lacking ? outcome.stillNeeded : outcome.goodToKnow} />}>
      <ul className="list">
        {(folds ? first : [...first, ...more]).map((sentence) => (
          <li key={sentence.en}>
            <Say words={sentence} />
          </li>
        ))}
      </ul>
      {folds && <More summary={showMore(more.length)} sentences={more} />}
      {last && (
        <p className="font-semibold">
          <Say words={last} />
        </p>
      )}
    </Notice>
  );
}

function More({ summary, sentences }: { summary: Text; sentences: readonly Text[] }) {
  return (
    <Fold name={<Say words={summary} />}>
      <ul className="list mt-1">
        {sentences.map((sentence) => (
          <li key={sentence.en}>
            <Say words={sentence} />
          </li>
        ))}
      </ul>
    </Fold>
  );
}
