import { personName } from "#lib/imaging/words.ts";
import type { FoundPerson } from "#lib/upload/persons-found.ts";
import { dayWords } from "./counted.ts";

/** "Erika Mustermann" for "MUSTERMANN^ERIKA": a name as people write it, however a scanner stored it. */
export function nameWords(name: string | null): string {
  return personName(name ?? "").replace(/\p{Lu}[\p{Lu}\p{M}]+/gu, (word) =>
    generations.has(word) ? word : word.charAt(0) + word.slice(1).toLowerCase(),
  );
}

const generations = new Set(["II", "III", "IV"]);

/** A person in words, by the fullest description. The birth date is null where none is known. */
export function personWords({ name, names, birthDate }: Pick<FoundPerson, "name" | "names" | "birthDate">): {
  name: string;
  birthDate: string | null;
} {
  const [first = ""] = [name, ...names].map(nameWords).filter(Boolean);
  return { name: first || "No name", birthDate: dayWords(birthDate) };
}

/** "Erika Mustermann, born May 4, 1961". */
export function personLine(person: Pick<FoundPerson, "name" | "names" | "birthDate">): string {
  const { name, birthDate } = personWords(person);
  return `${name}, ${birthDate ? `born ${birthDate}` : "no birth date"}`;
}
