import { both, say, type Text } from "#lib/platform/language.ts";
import type { LevelReading, Levels } from "./content.ts";
import { allLevels, spineOf, spines } from "./levels.ts";
import { counting, discs, fits, grades, places, sides, type Term } from "./terms.ts";

/** The levels that were commented on, from head to tail: what was left untouched says nothing, least of all "normal". */
export const commented = (levels: Levels): [level: string, reading: LevelReading][] =>
  allLevels.flatMap((level): [string, LevelReading][] => {
    const reading = levels[level];
    return reading ? [[level, reading]] : [];
  });

/** How levels are counted, for the parts of the spine of which some are named. */
export const countingOf = (named: readonly { level: string }[]): Text[] =>
  spines.filter((spine) => named.some(({ level }) => spineOf(level) === spine)).map((spine) => counting[spine]);

/** For colleagues: "extrusion, left; severe central canal; moderate left foraminal; concordant with the symptoms". */
export function levelWords(reading: LevelReading): string {
  const disc = [termOf(discs, reading.disc)?.text, termOf(sides, reading.side)?.text].filter(Boolean).join(", ");
  const narrow = places.flatMap(({ name, text }) => {
    const grade = termOf(grades, reading[name]);
    return grade ? [`${grade.text} ${text}`] : [];
  });
  return [disc, ...narrow, termOf(fits, reading.fits)?.text, reading.other].filter(Boolean).join("; ");
}

/** For the patient, in plain sentences. What was written in words of the surgeon's own is for colleagues. */
export function plainLevel(reading: LevelReading): Text {
  return both((language) => {
    const disc = termOf(discs, reading.disc);
    const side = termOf(sides, reading.side);
    const told = (term: Term | undefined) => (term ? say(language, term.plain) : "");
    const sentences = [
      [told(disc), told(side)].filter(Boolean).join(", "),
      ...places.map((place) => {
        const grade = termOf(grades, reading[place.name]);
        return grade ? `${say(language, place.plain)} ${told(grade)}` : "";
      }),
      told(termOf(fits, reading.fits)),
    ].filter((sentence) => sentence !== "");
    return sentences.map((sentence) => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`).join(" ");
  });
}

const termOf = (terms: readonly Term[], value: string | undefined): Term | undefined =>
  terms.find((term) => term.value === value);
