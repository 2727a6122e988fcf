import { Fold } from "#app/_ui/fold.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { Found } from "./found.ts";
import { missingWords } from "./found-words.ts";
import { isTrouble, leftOutWords } from "./left-out-words.ts";
import { absentWords, found as words, papersLeft, stayWords } from "./words.ts";

/** What is not sent and why: what may be missed in the open, what belongs to any disc folded away. */
export function FoundNotes({ found }: { found: Found }) {
  const say = useSay();
  const troubles = found.leftOut.filter(isTrouble);
  const usual = found.leftOut.filter((group) => !isTrouble(group));
  const left = usual.reduce((sum, { count }) => sum + count, 0) + found.papers;
  const absent = found.discs.reduce((sum, disc) => sum + disc.absent, 0);
  const onDisc = found.discs.reduce((sum, disc) => sum + disc.listed, 0);
  const missing = missingWords(
    found.studies.flatMap(({ series }) => series).reduce((sum, one) => sum + one.missing, 0),
  );
  return (
    <div className="space-y-4">
      {absent > 0 && (
        <Notice signal="warning" title={say(words.absent)}>
          <p>{say(absentWords(onDisc, absent))}</p>
        </Notice>
      )}
      {missing && (
        <Notice signal="warning" title={say(missing)}>
          <p>{say(words.gaps)}</p>
        </Notice>
      )}
      {troubles.length > 0 && (
        <Notice signal="warning" title={say(words.cannotSend)}>
          <ul className="list">
            {troubles.map((group) => (
              <li key={`${group.reason} ${group.words.en}`} className="wrap-anywhere">
                {say(leftOutWords(group))}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {left > 0 && (
        <Fold name={say(stayWords(left))}>
          <ul className="list mt-2 text-small">
            {usual.map((group) => (
              <li key={`${group.reason} ${group.words.en}`}>{say(leftOutWords(group))}</li>
            ))}
            {found.papers > 0 && <li>{say(papersLeft(found.papers))}</li>}
          </ul>
        </Fold>
      )}
    </div>
  );
}
