import { dateSlip, dateWords, isFiller } from "#lib/imaging/birth-date.ts";
import { compareNames } from "#lib/imaging/name-likeness.ts";
import type { Likeness } from "#lib/imaging/name-likeness.ts";
import { personName } from "#lib/imaging/words.ts";

/** A person as a form or a file describes them; names are free text or DICOM's, dates ISO, sex DICOM's letter or "". */
export type Described = { name: string | null; birthDate: string | null; sex?: string | null };
export type DescribedInFile = Described & { patientId: string | null };

/** "unknown": too little to say; staff decide. */
export type Verdict = "match" | "probable" | "mismatch" | "unknown";

/** `words` are exact and hold what the person is called: for staff on a page, never for a log. */
export type Reason = { about: "name" | "birth date" | "sex" | "patient ID"; agrees: boolean | null; words: string };

export type Identity = { verdict: Verdict; reasons: Reason[] };

/**
 * Whether a scan is of the person who asks. Another birth date is always a mismatch, and says so first when a slip of
 * the pen explains it; names may differ by alphabet, order, marriage, short form or a slip. Thresholds in `verdictOf`.
 */
export function compareIdentity(asked: Described, scan: DescribedInFile): Identity {
  return compare(asked, scan, ["the request", "the scan"]);
}

/** Whether two files are of one person. Patient IDs are a hospital's: two of them do not make two persons. */
export function compareFiles(one: DescribedInFile, other: DescribedInFile): Identity {
  const { verdict, reasons } = compare(one, other, ["one file", "another file"]);
  const [id, otherId] = [one.patientId?.trim() ?? "", other.patientId?.trim() ?? ""];
  if (id === "" || otherId === "") return { verdict, reasons };
  const same = id === otherId;
  const words = same
    ? "the patient ID is the same in both files"
    : `patient IDs differ: ${quoted(id)} and ${quoted(otherId)}, as after a change of hospital`;
  // An anonymised disc has a code in place of a name: the same code and ID throughout is one person.
  const coded = same && verdict === "unknown" && (one.name ?? "") === (other.name ?? "");
  const sure = same && verdict === "probable" && compareNames(one.name ?? "", other.name ?? "").likeness === "same";
  const noSexConflict = reasons.every(({ about, agrees }) => about !== "sex" || agrees !== false);
  const better = (coded || sure) && noSexConflict ? "match" : verdict;
  const reason: Reason = { about: "patient ID", agrees: same, words };
  return { verdict: better, reasons: [...reasons, reason].sort((a, b) => weight(a) - weight(b)) };
}

type Sides = readonly [one: string, other: string];

function compare(one: Described, other: Described, sides: Sides): Identity {
  const [born, sex] = [compareBirth(one, other, sides), compareSex(one, other, sides)];
  const { likeness, reason } = compareCalled(one, other, sides);
  const verdict = verdictOf(likeness, born.agrees, sex.agrees);
  const reasons = [born, reason, sex].filter(({ words }) => words !== "");
  return { verdict, reasons: reasons.sort((a, b) => weight(a) - weight(b)) };
}

/** What disagrees stands first, then what could not be compared. */
const weight = ({ agrees }: Reason): number => [false, null, true].indexOf(agrees);

/** The whole rule, to be approved by the clinic. `born` and `sex`: whether they agree; null when a side has none. */
function verdictOf(name: Likeness, born: boolean | null, sex: boolean | null): Verdict {
  if (born === false || name === "different") return "mismatch";
  if (name === "none" || name === "unclear") return "unknown";
  if (sex === false) return born && name === "same" ? "probable" : "mismatch";
  if (born === null) return name === "same" ? "probable" : "unknown";
  return name === "same" ? "match" : "probable";
}

function compareBirth(one: Described, other: Described, [here, there]: Sides): Reason {
  const [first, second] = [known(one.birthDate), known(other.birthDate)];
  if (!first || !second) {
    const where = first ? there : second ? here : "either";
    return { about: "birth date", agrees: null, words: `no birth date in ${where}` };
  }
  if (first === second) return { about: "birth date", agrees: true, words: `birth date agrees: ${dateWords(first)}` };
  const slip = dateSlip(first, second);
  const words = `birth date differs: ${dateWords(second)} in ${there}, ${dateWords(first)} in ${here}`;
  return { about: "birth date", agrees: false, words: slip ? `${words} (${slipWords[slip]})` : words };
}

const known = (date: string | null): string | null =>
  date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) && !isFiller(date) ? date : null;

const slipWords = {
  "day and month swapped": "day and month look swapped",
  "one digit": "one digit differs, perhaps a slip of typing",
  "two digits swapped": "two digits look swapped",
  "another century": "the same day in another century",
  "only the year": "1 January of the same year, as where only the year was known",
} as const;

function compareSex(one: Described, other: Described, [here, there]: Sides): Reason {
  const [first, second] = [letter(one.sex), letter(other.sex)];
  if (!first || !second) return { about: "sex", agrees: null, words: "" };
  if (first === second) return { about: "sex", agrees: true, words: `sex agrees: ${sexes[first]}` };
  return {
    about: "sex",
    agrees: false,
    words: `sex differs: ${sexes[second]} in ${there}, ${sexes[first]} in ${here}`,
  };
}

const sexes = { M: "male", F: "female" } as const;

/** "O" and whatever else a file says is no contradiction to anything. */
function letter(sex: string | null | undefined): "M" | "F" | null {
  const first = sex?.trim().toUpperCase().slice(0, 1);
  return first === "M" || first === "F" ? first : null;
}

function compareCalled(one: Described, other: Described, [here, there]: Sides): { likeness: Likeness; reason: Reason } {
  const [first, second] = [one.name ?? "", other.name ?? ""];
  const { likeness, notes } = compareNames(first, second);
  const both = `${quoted(personName(second))} in ${there}, ${quoted(personName(first))} in ${here}`;
  const why = notes.length > 0 ? ` (${notes.join("; ")})` : "";
  const reason = (agrees: boolean | null, words: string): Reason => ({ about: "name", agrees, words });
  if (likeness === "none") return { likeness, reason: reason(null, `no name to compare: ${both}`) };
  if (likeness === "unclear") return { likeness, reason: reason(null, `name cannot be told: ${both}${why}`) };
  if (likeness === "different") return { likeness, reason: reason(false, `name differs: ${both}${why}`) };
  if (likeness === "same") return { likeness, reason: reason(true, `name agrees: ${both}`) };
  return { likeness, reason: reason(null, `name agrees in part: ${both}${why}`) };
}

const quoted = (text: string): string => (text === "" ? "none" : `“${text}”`);
