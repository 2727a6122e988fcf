import { Notice } from "#app/_ui/notice.tsx";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import { fitnessParts, receiptParts } from "./held-words.ts";

/** What of the disc seems not to be here; nothing where all is. */
export function GapNotes({ scan }: { scan: Pick<FollowedScan, "counts" | "receipt" | "refused"> }) {
  const { gaps } = receiptParts(scan);
  if (gaps.length === 0) return null;
  return (
    <Notice signal="warning" title="Some pictures may be missing">
      <p>{gaps.join(" ")}</p>
    </Notice>
  );
}

/** What is missing, too old or welcome, each with how to get it: a few at once, the rest behind a "more". */
export function FitnessNotes({ scan }: { scan: Pick<FollowedScan, "counts" | "fitness"> }) {
  const { first, more, lacking } = fitnessParts(scan);
  if (first.length === 0) return more.length > 0 ? <More summary="What else would help" sentences={more} /> : null;
  return (
    <Notice signal="info" title={lacking ? "What the surgeon would still need" : "Good to know"}>
      <ul className="list">
        {first.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {more.length > 0 && <More summary={`Show ${more.length} more`} sentences={more} />}
    </Notice>
  );
}

function More({ summary, sentences }: { summary: string; sentences: readonly string[] }) {
  return (
    <details>
      <summary className="w-fit py-1 text-accent underline underline-offset-4">{summary}</summary>
      <ul className="list mt-1">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
