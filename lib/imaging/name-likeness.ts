import damerauLevenshtein from "damerau-levenshtein";
import { shortForms, spellings } from "#lib/imaging/name-table.ts";
import { fold, nameWritings } from "#lib/imaging/name-words.ts";
import type { NameWords, Word } from "#lib/imaging/name-words.ts";

/**
 * How alike two names are. "same": spelling, order and extra middle or second family names apart; "close": one slip of
 * typing, initial, short form or contradicting middle name; "partial": the given name agrees and the family name does
 * not (marriage), or little is there to compare; "unclear": cannot be compared; "none": a side has no name.
 */
export type Likeness = "same" | "close" | "partial" | "unclear" | "different" | "none";

export type NameComparison = { likeness: Likeness; notes: string[] };

/**
 * Compares two names, each free text or a DICOM name; the writings that agree best count. Symmetric. Words are paired
 * when equal after folding, listed in `name-table.ts`, or at most one (from eight letters on: two) Damerau–Levenshtein
 * edits apart.
 */
export function compareNames(one: string, other: string): NameComparison {
  const [ours, theirs] = [nameWritings(one), nameWritings(other)];
  const compared = ours.flatMap((a) => theirs.map((b) => compareWritings(a, b)));
  return compared.reduce((best, next) => (rank(next) < rank(best) ? next : best), compared[0] ?? nothing);
}

const nothing: NameComparison = { likeness: "none", notes: [] };
const order: readonly Likeness[] = ["same", "close", "partial", "unclear", "different", "none"];
const rank = ({ likeness }: NameComparison): number => order.indexOf(likeness);

/** Where both say which words are the family's, both are believed in turn, and the stricter reading counts. */
function compareWritings(a: NameWords, b: NameWords): NameComparison {
  const readings = [
    ...(b.structured || !a.structured ? [compareWords(a, b)] : []),
    ...(a.structured || !b.structured ? [compareWords(b, a)] : []),
  ];
  const strictest = readings.reduce((worst, next) => (rank(next) > rank(worst) ? next : worst));
  const lost = strictest.likeness === "different" && a.alphabetic !== b.alphabetic;
  return lost
    ? { likeness: "unclear", notes: ["the names are written in scripts that cannot be compared"] }
    : strictest;
}

function compareWords(free: NameWords, known: NameWords): NameComparison {
  const [freeWords, knownWords] = [joined(free.words, known.words), joined(known.words, free.words)];
  const pairs = pair(freeWords, knownWords);
  const [freeLeft, knownLeft] = [left(freeWords, pairs, 0), left(knownWords, pairs, 1)];
  const weak = pairs.filter(({ bond }) => bond !== "equal" && bond !== "spelling");
  const notes = [...new Set(weak.map(note))];
  const solid = pairs.filter(({ words: [word], bond }) => bond !== "initial" && !word.particle);
  const generations = new Set([free.generation, known.generation].filter((one) => one !== null));
  if (generations.size > 1) notes.push("one is the older, the other the younger of the same name");

  if (!known.structured) {
    if (solid.length === 0) return { likeness: "different", notes };
    const whole = freeLeft.length === 0 || knownLeft.length === 0;
    if (!whole || pairs.length < 2) {
      const single = freeWords.length === 1 && knownWords.length === 1;
      return { likeness: single ? "partial" : "unclear", notes: [...notes, "only a part of the name agrees"] };
    }
    return graded(weak.length + Math.max(0, generations.size - 1), notes);
  }

  const family = pairs.some(
    ({ words: [, word], bond }) => word.part !== "given" && !word.particle && bond !== "initial",
  );
  const given = pairs.some(({ words: [, word] }) => word.part !== "family" && !word.particle);
  if (!family && !given) return { likeness: "different", notes };
  if (family && !given) {
    if (freeLeft.length === 0) return { likeness: "partial", notes: [...notes, "only the family name is there"] };
    return { likeness: "different", notes: [...notes, "the given name differs"] };
  }
  const firstGiven = knownWords.find(({ part, particle }) => part === "given" && !particle);
  const missed = firstGiven !== undefined && knownLeft.includes(firstGiven);
  if (!family) {
    // A slip or a short form is too little to go by alone, and so is half a name with a hyphen.
    const sure = pairs.find(({ words: [, word], bond }) => word === firstGiven && strong.includes(bond));
    if (!sure || knownLeft.some(({ tied, part }) => tied && part === "given")) return { likeness: "different", notes };
    const [first] = freeWords.filter(({ particle, part }) => !particle && part !== "family");
    if (sure.words[0] !== first) return { likeness: "unclear", notes: [...notes, "only a part of the name agrees"] };
    return { likeness: "partial", notes: [...notes, "the family name differs, the given name agrees"] };
  }
  const contradict = freeLeft.length > 0 && knownLeft.length > 0;
  const paired = new Set(
    pairs.filter(({ words: [, word] }) => word.part === "family").map(({ words: [word] }) => word),
  );
  const freeGiven = freeWords.find((word) => !paired.has(word) && !word.particle && word.part !== "family");
  const otherFirst = missed && freeGiven !== undefined && freeLeft.includes(freeGiven);
  // Min-su and Min-ji, Anne-Marie and Anne-Sophie: the halves of one name, and sisters have such names.
  const otherHalf = [freeLeft, knownLeft].every((words) => words.some(({ tied, part }) => tied && part !== "family"));
  if (contradict && (otherFirst || otherHalf)) {
    return { likeness: "different", notes: [...notes, "the given name differs"] };
  }
  const firstLacks = missed || (freeGiven !== undefined && freeLeft.includes(freeGiven));
  if (contradict) notes.push("a further name differs");
  else if (firstLacks) notes.push("the first given name is missing in one");
  return graded(weak.length + (contradict || firstLacks ? 1 : 0) + Math.max(0, generations.size - 1), notes);
}

function graded(doubts: number, notes: string[]): NameComparison {
  if (doubts <= 0) return { likeness: "same", notes };
  return { likeness: doubts === 1 ? "close" : "partial", notes };
}

type Bond = "equal" | "spelling" | "script" | "short form" | "slip" | "initial";
type Pair = { words: [Word, Word]; bond: Bond };

const strong: readonly Bond[] = ["equal", "spelling", "script"];
const bonds: readonly Bond[] = ["equal", "spelling", "script", "short form", "slip", "initial"];

/** Strongest bonds first, so that a slip never takes the word that another equals. */
function pair(ones: readonly Word[], others: readonly Word[]): Pair[] {
  const found: Pair[] = [];
  const taken = new Set<Word>();
  const candidates = ones
    .flatMap((one) => others.map((other) => ({ words: [one, other] as [Word, Word], bond: bondOf(one, other) })))
    .filter((candidate): candidate is Pair => candidate.bond !== null)
    .sort((a, b) => bonds.indexOf(a.bond) - bonds.indexOf(b.bond));
  for (const candidate of candidates) {
    if (candidate.words.some((word) => taken.has(word))) continue;
    candidate.words.forEach((word) => taken.add(word));
    found.push(candidate);
  }
  return found;
}

function bondOf(a: Word, b: Word): Bond | null {
  if (a.text === b.text) return a.length === 1 && b.length === 1 && !a.particle ? "initial" : "equal";
  if (a.particle || b.particle) return null;
  if (share(spelled, a, b)) return "spelling";
  if (a.length === 1 || b.length === 1)
    return a.text.startsWith(b.text) || b.text.startsWith(a.text) ? "initial" : null;
  if (a.bare !== b.bare) return a.skeleton === b.skeleton && a.skeleton.length > 1 ? "script" : null;
  if (share(shortened, a, b)) return "short form";
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || Math.abs(a.text.length - b.text.length) > 2) return null;
  return damerauLevenshtein(a.text, b.text).steps <= (shorter >= 8 ? 2 : 1) ? "slip" : null;
}

/** Each name of a table with the lines it stands in. */
const indexed = (lines: readonly string[]): ReadonlyMap<string, ReadonlySet<number>> => {
  const index = new Map<string, Set<number>>();
  lines.forEach((line, at) => {
    for (const name of line.split(" ")) index.set(fold(name), (index.get(fold(name)) ?? new Set()).add(at));
  });
  return index;
};
const spelled = indexed(spellings);
const shortened = indexed(shortForms);

const share = (table: typeof spelled, a: Word, b: Word): boolean =>
  [...(table.get(a.text) ?? [])].some((line) => table.get(b.text)?.has(line));

const note = ({ words: [a, b], bond }: Pair): string =>
  ({
    equal: "",
    spelling: "",
    script: "a name is compared across scripts, by its consonants",
    "short form": "one is a short form of the other’s given name",
    slip: `a letter or two differ (${[a.text.length, b.text.length].sort((x, y) => x - y).join(" and ")} letters)`,
    initial: "one has an initial where the other has the name",
  })[bond];

/** Names without a partner; particles come and go, and do not count. */
const left = (words: readonly Word[], pairs: readonly Pair[], side: 0 | 1): Word[] =>
  words.filter((word) => !word.particle && !pairs.some(({ words: both }) => both[side] === word));

/** "Van der Berg" beside "Vanderberg": neighbours that together make a word of the other side are made one. */
function joined(words: readonly Word[], others: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const run = [4, 3, 2]
      .map((length) => words.slice(at, at + length))
      .find((some) => some.length > 1 && others.some((other) => isTogether(some, other)));
    const first = words[at];
    if (!first) break;
    if (run) at += run.length - 1;
    out.push(run ? together(run) : first);
  }
  return out;
}

const isTogether = (run: readonly Word[], other: Word): boolean => {
  // Folding is costly: at the seam it takes away one letter at most.
  const length = run.reduce((sum, { text }) => sum + text.length, 0);
  if (other.bare === run[0]?.bare && (length < other.text.length || length > other.text.length + 1)) return false;
  const one = together(run);
  return (
    one.text === other.text || (one.bare !== other.bare && one.skeleton.length > 2 && one.skeleton === other.skeleton)
  );
};

const together = (run: readonly Word[]): Word => ({
  text: run
    .map(({ text }) => text)
    .join("")
    .replace(/(.)\1+/g, "$1"),
  skeleton: run.map(({ skeleton }) => skeleton).join(""),
  bare: run.every(({ bare }) => bare),
  length: run.reduce((sum, { length }) => sum + length, 0),
  part: run.every(({ part, particle }) => particle || part === run.at(-1)?.part) ? (run.at(-1)?.part ?? null) : null,
  tied: false,
  particle: false,
});
