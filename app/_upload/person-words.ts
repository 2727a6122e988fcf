import { personName } from "#lib/imaging/words.ts";
import { both, dayWords, say, type Text, type Words } from "#lib/platform/language.ts";
import type { FoundPerson } from "#lib/upload/persons-found.ts";

/** "Erika Mustermann" for "MUSTERMANN^ERIKA": a name as people write it, however a scanner stored it. */
export function nameWords(name: string | null): string {
  return personName(name ?? "").replace(/\p{Lu}[\p{Lu}\p{M}]+/gu, (word) =>
    generations.has(word) ? word : word.charAt(0) + word.slice(1).toLowerCase(),
  );
}

const generations = new Set(["II", "III", "IV"]);

/** Said where a scan names nobody. */
export const noName: Text = { en: "No name", es: "Sin nombre" };

/** "born May 4, 1961", "no birth date". */
export function bornWords(birthDate: string | null): Text {
  const day = dayWords(birthDate);
  return day
    ? { en: `born ${day.en}`, es: `fecha de nacimiento: ${day.es}` }
    : { en: "no birth date", es: "sin fecha de nacimiento" };
}

type Described = Pick<FoundPerson, "name" | "names" | "birthDate">;

/** What a person is called, by the fullest description. */
export function calledWords({ name, names }: Omit<Described, "birthDate">): Words {
  const [first = ""] = [name, ...names].map(nameWords).filter(Boolean);
  return first || noName;
}

/** "Erika Mustermann, born May 4, 1961". */
export function personLine(person: Described): Text {
  const [called, born] = [calledWords(person), bornWords(person.birthDate)];
  return both((language) => `${say(language, called)}, ${born[language]}`);
}
