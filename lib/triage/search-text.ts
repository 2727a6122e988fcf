/** What was typed and is looked at: the rest of a longer text is left. */
export const longestSearch = 200;
const mostTerms = 8;

/**
 * What somebody typed, as terms that must all be found (`search_query` of the database): words, of which the last may
 * go on, a telephone number, a date of birth, a reference. Any text will do; signs are nothing but gaps.
 */
export function termsOf(typed: string): string[] {
  const found: string[] = [];
  let text = ` ${typed.slice(0, longestSearch).normalize("NFC")} `;
  for (const { shape, term } of shapes)
    text = text.replace(shape, (match: string, ...groups: unknown[]) => {
      const one = term(...groups.filter((group) => typeof group === "string").slice(0, -1)); // the last is the whole text
      if (one === null) return match;
      found.push(one);
      return " ";
    });
  const words = text
    .replace(/['’]/g, "") // O'Brien is found as obrien, and as brien
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "");
  return [...new Set([...found, ...words.slice(0, -1), ...words.slice(-1).map(begun)])].slice(0, mostTerms);
}

/** Only words say how a name may be written otherwise. */
export const isName = (term: string): boolean => /^\p{L}[\p{L}\p{M}]{3,}\*?$/u.test(term);

/** A term that may go on; one or two letters begin too many words. */
export const begun = (term: string): string => (term.length > 2 && !term.endsWith("*") ? `${term}*` : term);

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthName = `(${months.join("|")})[a-z]*`;
const letter = "[2-9BCDFGHJKMNPQRSTVWXZ]"; // of references

type Shape = { shape: RegExp; term: (...groups: string[]) => string | null };

/** What is no plain word, the surest first. */
const shapes: Shape[] = [
  { shape: /(?<=\s)(\S{1,64}@\S{1,180})(?=\s)/g, term: (address = "") => `${address}*` },
  { shape: /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g, term: (year, month, day) => birthDate(year, month, day) },
  { shape: /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/g, term: (month, day, year) => birthDate(year, month, day) },
  {
    shape: new RegExp(`\\b${monthName}\\.?\\s+(\\d{1,2}),?\\s+(\\d{4})\\b`, "gi"),
    term: (month, day, year) => birthDate(year, numberOf(month), day),
  },
  {
    shape: new RegExp(`\\b(\\d{1,2})\\.?\\s+${monthName}\\.?\\s+(\\d{4})\\b`, "gi"),
    term: (day, month, year) => birthDate(year, numberOf(month), day),
  },
  // F-7KQ2-M9XC, also as far as it was understood on the telephone.
  { shape: new RegExp(`\\bF-?(${letter}{4})-?(${letter}{4})\\b`, "gi"), term: (start, end) => `${start}${end}` },
  { shape: new RegExp(`\\bF-(${letter}{1,4})\\b-?`, "gi"), term: (start = "") => begun(start) },
  { shape: /(\+?\(?\d[\d\s().-]{5,30}\d)/g, term: phone },
];

const numberOf = (month = ""): string => String(months.indexOf(month.slice(0, 3).toLowerCase()) + 1);

function birthDate(year = "", month = "", day = ""): string | null {
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null;
  return `${year}${month.padStart(2, "0")}${day.padStart(2, "0")}`;
}

/** As it is kept: ten digits without the country, or the seven of somebody who leaves out the area. */
function phone(written = ""): string | null {
  const digits = written.replace(/\D/g, "");
  return digits.length < 7 ? null : digits.slice(-10);
}
