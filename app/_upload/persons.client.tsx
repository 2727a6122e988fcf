"use client";
import { useId } from "react";
import { Button } from "#app/_ui/button.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { FoundPerson } from "#lib/upload/persons-found.ts";
import { type Found, isChosen, studiesOf } from "./found.ts";
import { pictureCount } from "./found-words.ts";
import { bornWords, calledWords } from "./person-words.ts";
import { choosing, scanCount, whose } from "./words.ts";

type PersonsProps = {
  found: Found;
  /** The studies of those whose scan it is. */
  mine: readonly string[];
  choose: (persons: readonly FoundPerson[]) => void;
  /** Begins anew with other files. */
  again: () => void;
};

/** Whose scan it is, as the files say. Of several persons the patient says first which one this request is about. */
export function Persons({ found, mine, choose, again }: PersonsProps) {
  const say = useSay();
  const [only, ...others] = found.persons;
  const mixed = found.studies.some(
    ({ uid }) => mine.includes(uid) && found.persons.filter(({ studies }) => studies.includes(uid)).length > 1,
  );
  return (
    <>
      {only && others.length === 0 ? (
        <OnlyPerson person={only} again={again} />
      ) : (
        <WhichPerson {...{ found, mine, choose }} />
      )}
      {mixed && (
        <Notice signal="info" title={say(whose.mixed)}>
          <p>{say(whose.mixedText)}</p>
        </Notice>
      )}
    </>
  );
}

function OnlyPerson({ person, again }: { person: FoundPerson; again: () => void }) {
  const say = useSay();
  return (
    <Notice title={say(whose.nameOnScan)}>
      <p className="wrap-anywhere">
        <strong className="font-semibold">{say(calledWords(person))}</strong>, {say(bornWords(person.birthDate))}
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {say(whose.wrongPerson)} <Button onClick={again}>{say(choosing.otherFiles)}</Button>
      </p>
    </Notice>
  );
}

/** Ticks, not one of several: a maiden name on an old scan makes two persons of one. */
function WhichPerson({ found, mine, choose }: Omit<PersonsProps, "again">) {
  const say = useSay();
  const hint = useId();
  const chosen = found.persons.filter((person) => isChosen(person, mine));
  const change = (person: FoundPerson, take: boolean): void =>
    choose(take ? [...chosen, person] : chosen.filter((one) => !areTied(one, person)));
  return (
    <fieldset aria-describedby={hint} className="min-w-0">
      <legend className="text-subheading font-semibold">{say(whose.forWhom)}</legend>
      <p id={hint} className="mt-1 mb-3 text-quiet">
        {say(whose.forWhomHint)}
      </p>
      <ul className="divide-y divide-hairline overflow-clip rounded border border-hairline bg-raised">
        {found.persons.map((person) => {
          const called = say(calledWords(person));
          const studies = studiesOf(found, [person]);
          const pictures = studies.reduce((sum, { images }) => sum + images, 0);
          return (
            <li key={[called, person.birthDate, ...person.studies].join(" ")}>
              <label className="flex gap-4 px-4 py-3 has-checked:bg-accent-soft sm:px-5">
                <input
                  type="checkbox"
                  name="persons"
                  checked={chosen.includes(person)}
                  onChange={({ target }) => change(person, target.checked)}
                  className="mt-0.5 size-6 shrink-0 appearance-none rounded-[4px] border-2 border-edge bg-raised bg-center bg-no-repeat checked:border-accent checked:bg-accent checked:bg-(image:--tick) forced-colors:appearance-auto"
                />
                <span className="min-w-0">
                  <span className="block font-semibold wrap-anywhere">{called}</span>
                  <span className="block text-small text-quiet tabular-nums">
                    {[bornWords(person.birthDate), scanCount(studies.length), pictureCount(pictures)]
                      .map(say)
                      .join("\u00a0· ")}
                  </span>
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      <p className="mt-2 text-small text-quiet">{say(whose.allOne)}</p>
    </fieldset>
  );
}

/** One study with pictures of both goes for both or for neither. */
const areTied = (one: FoundPerson, other: FoundPerson): boolean =>
  one.studies.some((uid) => other.studies.includes(uid));
