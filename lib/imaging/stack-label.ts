import { plane } from "#lib/imaging/geometry.ts";
import type { Kind } from "#lib/imaging/kinds.ts";
import type { Piece, Trait } from "#lib/imaging/pieces.ts";

/**
 * A short name for each piece of a series, in the field's words: its plane and what tells it from the others, such as
 * "Sagittal, echo 2". Those that nothing tells apart, as blocks along several discs, are numbered.
 */
export function labelsOf<T>(pieces: readonly Piece<T>[]): string[] {
  const keysOf = new Map(traitWords.map(([trait]) => [trait, keysIn(pieces, trait)]));
  const named = pieces.map((piece) => [nameOf(piece), ...wordsOf(piece, keysOf)].filter(Boolean).join(", "));
  const counts = new Map<string, number>();
  for (const name of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  const nth = new Map<string, number>();
  return named.map((name) => {
    nth.set(name, (nth.get(name) ?? 0) + 1);
    return (counts.get(name) ?? 0) > 1 ? `${name} ${nth.get(name) ?? 1}` : name;
  });
}

const names: Readonly<Record<Exclude<Kind, "slice">, string>> = {
  localizer: "Localizer",
  radiograph: "X-ray",
  film: "Film",
  picture: "Picture",
  secondary_capture: "Screen picture",
  key_object: "Key objects",
  report: "Report",
  presentation_state: "Presentation state",
  other: "Other data",
};

function nameOf<T>({ frames }: Piece<T>): string {
  const kind = frames[0]?.kind ?? "other";
  if (kind !== "slice") return names[kind];
  const planes = [...new Set(frames.map(({ instance }) => plane(instance.imageOrientation)))];
  const [only] = planes;
  if (planes.length > 1) return "Several directions";
  return only ? `${only.charAt(0).toUpperCase()}${only.slice(1)}` : "Pictures";
}

const traitWords: readonly (readonly [Trait, (key: string, nth: number) => string])[] = [
  ["flavour", (key) => key],
  ["echo", (_, nth) => `echo ${nth}`],
  ["bValue", (key) => (key === "" ? "" : `b ${Math.round(Number(key))}`)],
  ["size", (key) => key.split(" ").slice(0, 3).join(" ")],
  ["station", (_, nth) => `part ${nth}`],
  ["time", (_, nth) => `time ${nth}`],
  ["acquisition", (_, nth) => `acquisition ${nth}`],
  ["again", (_, nth) => `copy ${nth}`],
];

/** What occurs of a trait: echoes and times count upwards, stations as they come. */
function keysIn<T>(pieces: readonly Piece<T>[], trait: Trait): string[] {
  const keys = [...new Set(pieces.flatMap(({ traits }) => traits[trait] ?? []))];
  const areNumbers = keys.every((key) => Number.isFinite(Number(key)));
  return areNumbers ? keys.sort((a, b) => Number(a) - Number(b)) : keys;
}

function wordsOf<T>({ traits }: Piece<T>, keysOf: ReadonlyMap<Trait, string[]>): string[] {
  return traitWords.flatMap(([trait, words]) => {
    const own = traits[trait];
    return own === undefined ? [] : words(own, (keysOf.get(trait)?.indexOf(own) ?? 0) + 1);
  });
}
