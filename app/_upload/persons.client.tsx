"use client";
import { useId } from "react";
import { Notice } from "#app/_ui/notice.tsx";
import type { FoundPerson } from "#lib/upload/persons-found.ts";
import { counted } from "./counted.ts";
import { type Found, isChosen, studiesOf } from "./found.ts";
import { personWords } from "./person-words.ts";

type PersonsProps = {
  found: Found;
  /** The studies of those whose scan it is. */
  mine: readonly string[];
  choose: (persons: readonly FoundPerson[]) => void;
};

/** Whose scan it is, as the files say. Of several persons the patient says first which one this request is about. */
export function Persons({ found, mine, choose }: PersonsProps) {
  const [only, ...others] = found.persons;
  const mixed = found.studies.some(
    ({ uid }) => mine.includes(uid) && found.persons.filter(({ studies }) => studies.includes(uid)).length > 1,
  );
  return (
    <>
      {only && others.length === 0 ? <OnlyPerson person={only} /> : <WhichPerson {...{ found, mine, choose }} />}
      {mixed && (
        <Notice signal="info" title="One scan here names more than one person">
          <p>You can send it. Our staff will look at it.</p>
        </Notice>
      )}
    </>
  );
}

function OnlyPerson({ person }: { person: FoundPerson }) {
  const { name, birthDate } = personWords(person);
  return (
    <Notice title="The name on this scan">
      <p className="wrap-anywhere">
        <strong className="font-semibold">{name}</strong>
        {birthDate ? `, born ${birthDate}` : ", no birth date"}
      </p>
      <p>Is this the wrong person? Choose something else.</p>
    </Notice>
  );
}

/** Ticks, not one of several: a maiden name on an old scan makes two persons of one. */
function WhichPerson({ found, mine, choose }: PersonsProps) {
  const hint = useId();
  const chosen = found.persons.filter((person) => isChosen(person, mine));
  const change = (person: FoundPerson, take: boolean): void =>
    choose(take ? [...chosen, person] : chosen.filter((one) => !areTied(one, person)));
  return (
    <fieldset aria-describedby={hint} className="min-w-0">
      <legend className="text-subheading font-semibold">Who is this request for?</legend>
      <p id={hint} className="mt-1 mb-3 text-quiet">
        There is more than one name on these pictures. Only the scans of the person you choose are sent.
      </p>
      <ul className="divide-y divide-hairline overflow-clip rounded border border-hairline bg-raised">
        {found.persons.map((person) => {
          const { name, birthDate } = personWords(person);
          const studies = studiesOf(found, [person]);
          const pictures = studies.reduce((sum, { images }) => sum + images, 0);
          return (
            <li key={[name, birthDate, ...person.studies].join(" ")}>
              <label className="flex gap-4 px-4 py-3 has-checked:bg-accent-soft sm:px-5">
                <input
                  type="checkbox"
                  name="persons"
                  checked={chosen.includes(person)}
                  onChange={({ target }) => change(person, target.checked)}
                  className="mt-0.5 size-6 shrink-0 appearance-none rounded-[4px] border-2 border-edge bg-raised bg-center bg-no-repeat checked:border-accent checked:bg-accent checked:bg-(image:--tick)"
                />
                <span className="min-w-0">
                  <span className="block font-semibold wrap-anywhere">{name}</span>
                  <span className="block text-small text-quiet tabular-nums">
                    {[
                      birthDate ? `born ${birthDate}` : "no birth date",
                      counted(studies.length, "scan"),
                      counted(pictures, "picture"),
                    ].join(" · ")}
                  </span>
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      <p className="mt-2 text-small text-quiet">Are these all names of one person? Then choose them all.</p>
    </fieldset>
  );
}

/** One study with pictures of both goes for both or for neither. */
const areTied = (one: FoundPerson, other: FoundPerson): boolean =>
  one.studies.some((uid) => other.studies.includes(uid));
