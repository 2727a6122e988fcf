import anyAscii from "any-ascii";
import { generations, particles, placeholders, titles } from "#lib/imaging/name-table.ts";

/** One writing of a name, taken apart: lower-case Latin words, without titles. */
export type NameWords = {
  words: Word[];
  /** Whether the writing says which words are the family's: DICOM's carets, or a comma. */
  structured: boolean;
  /** "Jr", "Sr", "III": who of a family is meant. */
  generation: string | null;
  /** Written in an alphabet whose words can be told letter by letter in Latin. */
  alphabetic: boolean;
};

export type Word = {
  /** Folded: spellings that differ by alphabet or habit only are equal. */
  text: string;
  /** Consonants alone, for scripts that write no vowels. */
  skeleton: string;
  /** Whether that script was used. */
  bare: boolean;
  /** How long the word was before folding. */
  length: number;
  /** Null where the writing does not say, or where both were written together. */
  part: "family" | "given" | null;
  /** Second half of a name with a hyphen. */
  tied: boolean;
  particle: boolean;
};

const maxWords = 10;
const maxLetters = 40;

/**
 * The writings of a name, those that say something: "Family^Given^Middle^Prefix^Suffix" with up to three component
 * groups parted by "=" (PS3.5 6.2.1), "Family, Given" or free text. None for a name that was taken out ("ANON", "XXXX").
 */
export function nameWritings(name: string): NameWords[] {
  const groups = name.normalize("NFKC").slice(0, 1024).split("=").slice(0, 3);
  return groups.filter((group) => !isPlaceholder(group)).map(takeApart);
}

/** The equality of names that typing habits do not break: case, accents, ü/ue, ß/ss, y/j, doubled letters. */
export function fold(latin: string): string {
  let text = latin;
  for (const [pattern, by] of habits) text = text.replace(pattern, by);
  return text;
}

/** Applied to both sides alike, in this order. What falls together here was never told apart by scanners' clerks. */
const habits: readonly (readonly [RegExp, string])[] = [
  [/yeo/g, "yo"],
  [/^ye/, "e"],
  [/shch|schtsch/g, "sh"],
  [/tsch|tch/g, "ch"],
  [/sch/g, "sh"],
  [/(sh|ch)iy(?=[aou])/g, "$1"], // kana: "shiyouta" is Shota, "kiyouko" Kyoko
  [/([kgnhbmpr])iy(?=[aou])/g, "$1y"],
  [/ph/g, "f"],
  [/([tk])h/g, "$1"],
  [/ck|cq/g, "k"],
  [/c(?![hei])/g, "k"],
  [/x/g, "ks"],
  [/t[sz]/g, "z"],
  [/w/g, "v"],
  [/oo/g, "u"],
  [/ou|oe|oh(?![aeiou])/g, "o"],
  [/ue/g, "u"],
  [/ae/g, "a"],
  [/[jy]/g, "i"],
  [/(.)\1+/g, "$1"],
];

function takeApart(group: string): NameWords {
  const carets = group.split("^");
  const commas = group.split(",");
  const structured = carets.length > 1 || (commas.length === 2 && !isGeneration(commas[1] ?? ""));
  const [family = "", given = "", middle = "", , suffix = ""] = carets;
  const parts: readonly (readonly [string, Word["part"]])[] =
    carets.length > 1
      ? [
          [family, "family"],
          [`${given} ${middle}`, "given"],
          [onlyGeneration(suffix), null],
        ]
      : structured
        ? [
            [commas[0] ?? "", "family"],
            [commas[1] ?? "", "given"],
          ]
        : [[group, null]];
  const found = parts.flatMap(([text, part]) => {
    const halves = new Set(latin(text).match(/(?<=[a-z]-)[a-z]+/g) ?? []);
    return split(text).map((raw) => ({ raw, part, tied: halves.has(raw) }));
  });
  const named = found.filter(({ raw }, at) => !(isTitle(raw) || (raw === "sr" && at === 0)));
  const generation = named.findLast(({ raw }, at) => at > 0 && raw in generations);
  const kept = named.filter((one) => one !== generation).slice(0, maxWords);
  const bare = !isPlain(group) && vowelless.test(group);
  const words = kept.map(({ raw, part, tied }) => ({ ...word(raw, bare), part: structured ? part : null, tied }));
  // "Le" is a family of its own where nothing else is in its place.
  const filled = new Set(words.filter(({ particle }) => !particle).map(({ part }) => part));
  return {
    words: words.map((one) => ({ ...one, particle: one.particle && filled.has(one.part) })),
    structured: structured && words.some(({ part }) => part === "family") && words.some(({ part }) => part === "given"),
    generation: generation ? (generations[generation.raw] ?? null) : null,
    alphabetic: isPlain(group) || !unalphabetic.test(group),
  };
}

const vowelless = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u;
const unalphabetic =
  /[^\P{L}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Armenian}\p{Script=Georgian}ー]/u;

/** Nothing beyond ASCII: most names, and the tests for scripts are costly. */
const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);
const isTitle = (raw: string): boolean => titles.has(raw);
const isGeneration = (text: string): boolean => split(text).every((raw) => raw in generations);
const onlyGeneration = (suffix: string): string => split(suffix).find((raw) => raw in generations) ?? "";

/** Latin words in lower case; an apostrophe joins, everything else that is no letter parts. */
function split(text: string): string[] {
  return latin(text)
    .replace(/['’`´ʼ]/g, "")
    .split(/[^a-z]+/)
    .filter(Boolean)
    .map((raw) => raw.slice(0, maxLetters));
}

function latin(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  const spaced = text.replace(/(?<=^|[\s^-])ال(?=\p{L}{3})/gu, "al ").replace(/[·・･]/g, " ");
  const greek = /\p{Script=Greek}/u.test(spaced) ? spelledGreek(spaced) : spaced;
  const plain = anyAscii(greek).toLowerCase();
  return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? plain.replace(/oo/g, "o") : plain;
}

const spelledGreek = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ου/g, "ou")
    .replace(/γ(?=[γξχ])/g, "n")
    .replace(/([αε])υ(?=[αεηιουωβγδζλμνρ])/g, "$1v")
    .replace(/([αε])υ/g, "$1f")
    .replace(/(^|\s|\^)μπ/g, "$1b");

const word = (raw: string, bare: boolean): Omit<Word, "part" | "tied"> => ({
  text: fold(raw),
  skeleton: skeletonOf(raw),
  bare,
  length: raw.length,
  particle: particles.has(raw),
});

/** Consonants, with those that Latin writings of Arabic and Hebrew mix up made one. */
function skeletonOf(raw: string): string {
  return raw
    .replace(/ph/g, "f")
    .replace(/kh|ch/g, "h")
    .replace(/[gd]h/g, (two) => two.slice(0, 1))
    .replace(/th/g, "t")
    .replace(/[qc]/g, "k")
    .replace(/(.)\1+/g, "$1")
    .replace(/[aeiouyvw]/g, "")
    .replace(/(?<=.)h$/, "");
}

/** Whether a writing holds no person's name: nothing, one letter repeated, a code with digits, or words for "taken out". */
function isPlaceholder(group: string): boolean {
  const chunks = group.split(/[\s^,_]+/).filter(Boolean);
  if (chunks.some((chunk) => /^[[(<]?(anonym|anon\d|de-?ident|pseudonym)/i.test(latin(chunk)))) return true;
  const codes = chunks.filter((chunk) => (chunk.match(/\d/g) ?? []).length >= 2);
  if (codes.length > 0 && chunks.length - codes.length < 2) return true;
  const words = split(group).filter((raw) => !isTitle(raw));
  return words.every((raw) => placeholders.has(raw) || (raw.length > 1 && /^(.)\1*$/.test(raw)) || raw === "x");
}
