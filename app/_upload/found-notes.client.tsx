import { Notice } from "#app/_ui/notice.tsx";
import { counted } from "./counted.ts";
import type { Found } from "./found.ts";
import { isTrouble, leftOutWords, missingWords } from "./found-words.ts";

/** What is not sent and why: what may be missed in the open, what belongs to any disc folded away. */
export function FoundNotes({ found }: { found: Found }) {
  const troubles = found.leftOut.filter(isTrouble);
  const usual = found.leftOut.filter((group) => !isTrouble(group));
  const left = usual.reduce((sum, { count }) => sum + count, 0) + found.papers;
  const absent = found.discs.reduce((sum, disc) => sum + disc.absent, 0);
  const missing = found.studies.flatMap(({ series }) => series).reduce((sum, one) => sum + one.missing, 0);
  const onDisc = found.discs.reduce((sum, disc) => sum + disc.listed, 0);
  return (
    <div className="space-y-4">
      {absent > 0 && (
        <Notice signal="warning" title="Some pictures of this disc are not here">
          <p>
            Its list of contents names {counted(onDisc, "file")}; {absent} {absent === 1 ? "was" : "were"} not among
            those you chose. If you have the disc, choose it as a whole.
          </p>
        </Notice>
      )}
      {missing > 0 && (
        <Notice signal="warning" title={missingWords(missing)}>
          <p>
            The pictures of a series have numbers, and some numbers are left out. Do you have the disc? Then choose it
            as a whole. You can also send what is here.
          </p>
        </Notice>
      )}
      {troubles.length > 0 && (
        <Notice signal="warning" title="We cannot send these files">
          <ul className="list">
            {troubles.map((group) => (
              <li key={`${group.reason} ${group.words}`} className="wrap-anywhere">
                {leftOutWords(group)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {left > 0 && (
        <details>
          <summary className="w-fit text-accent underline underline-offset-4">
            {counted(left, "file stays", "files stay")} on your device
          </summary>
          <ul className="list mt-2 text-small">
            {usual.map((group) => (
              <li key={`${group.reason} ${group.words}`}>{leftOutWords(group)}</li>
            ))}
            {found.papers > 0 && (
              <li>
                {counted(found.papers, "file is a document or photo", "files are documents or photos")}, not a scan.
              </li>
            )}
          </ul>
        </details>
      )}
    </div>
  );
}
