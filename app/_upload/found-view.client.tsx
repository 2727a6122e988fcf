"use client";
import { Button } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { tooMuch } from "#lib/upload/ceiling.ts";
import { sizeWords } from "#lib/upload/estimate.ts";
import type { Ceiling } from "#lib/upload/limits.ts";
import { AddMore } from "./add-more.client.tsx";
import type { Choose } from "./chooser.client.tsx";
import type { FoundPerson } from "#lib/upload/persons-found.ts";
import { chosenSeries, type Found } from "./found.ts";
import { isUsable, nothingWords, packed } from "./found-words.ts";
import { FoundNotes } from "./found-notes.client.tsx";
import { Persons } from "./persons.client.tsx";
import type { Picture } from "./picture.ts";
import { StudiesToSend } from "./studies-found.client.tsx";
import { takeFocus } from "./take-focus.client.ts";
import { choosing, found as words, foundTitle, readyWords } from "./words.ts";

type FoundViewProps = {
  found: Found;
  /** The studies of those whose scan it is. */
  mine: readonly string[];
  seriesUids: readonly string[];
  pictures: ReadonlyMap<number, Picture>;
  ceiling: Ceiling;
  choosePersons: (persons: readonly FoundPerson[]) => void;
  tick: (seriesUids: readonly string[]) => void;
  send: () => void;
  add: Choose;
  again: () => void;
};

/** What was found, before anything is sent: whose it is, what it is, and what stays behind. */
export function FoundView({ found, mine, seriesUids, pictures, ceiling, ...acts }: FoundViewProps) {
  const say = useSay();
  const { choosePersons, tick, send, add, again } = acts;
  if (found.images === 0) return <NothingFound found={found} again={again} />;
  const studies = found.studies.filter(({ uid }) => mine.includes(uid));
  const chosen = chosenSeries(found, seriesUids);
  const images = chosen.reduce((sum, one) => sum + one.images, 0);
  const bytes = chosen.reduce((sum, one) => sum + one.bytes, 0);
  const files = chosen.reduce((sum, one) => sum + one.files, 0);
  const excess = tooMuch({ bytes, files, largest: Math.max(0, ...chosen.map(({ largest }) => largest)) }, ceiling);
  return (
    <div className="space-y-6">
      <h2 tabIndex={-1} ref={takeFocus}>
        {say(foundTitle(found.images))}
      </h2>
      <Persons found={found} mine={mine} choose={choosePersons} again={again} />
      {studies.length > 0 && !isUsable(studies) && (
        <Notice signal="warning" title={say(words.neither)}>
          <p>{say(words.neitherText)}</p>
        </Notice>
      )}
      {studies.length > 0 && <StudiesToSend found={{ studies }} {...{ seriesUids, pictures, tick }} />}
      <FoundNotes found={found} />
      <div>
        {excess ? (
          <Notice signal="warning" title={say(words.tooMuch)}>
            <p>{say(excess)}.</p>
          </Notice>
        ) : (
          <p className="tabular-nums">
            {say(
              images > 0
                ? readyWords(images, sizeWords(bytes))
                : studies.length > 0
                  ? words.chooseScan
                  : words.choosePerson,
            )}
          </p>
        )}
        <div className="mt-4 flex flex-wrap gap-3">
          <Button
            variant="primary"
            wide
            onClick={send}
            disabled={images === 0 || excess !== null}
            className="max-sm:w-full"
          >
            {say(words.send)}
          </Button>
          <Button onClick={again} className="max-sm:w-full">
            {say(choosing.otherFiles)}
          </Button>
        </div>
      </div>
      <AddMore add={add} why={choosing.nextDisc} />
    </div>
  );
}

function NothingFound({ found, again }: { found: Found; again: () => void }) {
  const say = useSay();
  const { title, text } = nothingWords(found);
  const [only, ...others] = found.leftOut;
  const saidAlready = only !== undefined && packed.includes(only.reason) && others.length === 0;
  return (
    <div className="space-y-6" tabIndex={-1} ref={takeFocus}>
      <Empty
        drawing="lost"
        title={say(title)}
        action={
          <Button variant="primary" onClick={again}>
            {say(choosing.otherFiles)}
          </Button>
        }
      >
        <p>{say(text)}</p>
      </Empty>
      {!saidAlready && <FoundNotes found={found} />}
    </div>
  );
}
