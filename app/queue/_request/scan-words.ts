import type { FitnessLine } from "#lib/imaging/fitness.ts";
import type { Verdict } from "#lib/imaging/identity.ts";
import { say } from "#lib/platform/language.ts";
import type { ScanList } from "#lib/studies/list-scan.ts";

type Study = ScanList["studies"][number];
type Shows = NonNullable<Study["series"][number]["shows"]>;

/** What a series shows, as readers say it: "Sagittal T2 · 4 mm", "Localizer", "X-ray, lateral". "" where nothing tells. */
export function showsWords(shows: Shows | null): string {
  if (!shows) return "";
  const { plane, weighting, view, thickness, kinds } = shows;
  const named = kinds.flatMap((kind) => kindWords[kind] ?? []);
  const seen = [view && `X-ray, ${view}`, [plane, weighting].filter(Boolean).join(" ")].filter(Boolean);
  const only = named.length === kinds.length && kinds.length > 0;
  // A localizer's planes and a screenshot's thickness say nothing to a reader.
  const what = only && !view ? named : [...seen, ...named.filter((name) => !view || name !== kindWords.radiograph)];
  const slices = !only && thickness !== null ? [`${Math.round(thickness * 10) / 10} mm`] : [];
  return capital([...what, ...slices].join(" · "));
}

const kindWords: Partial<Record<Shows["kinds"][number], string>> = {
  time_series: "time series",
  localizer: "localizer",
  radiograph: "X-ray",
  film: "film",
  picture: "picture",
  secondary_capture: "secondary capture",
  key_object: "key objects",
  report: "report",
  presentation_state: "presentation state",
  other: "other data",
};

/** Whose a scan seems to be, in a word or two, as files and request compare. */
export const verdictWords: Record<Verdict, string> = {
  match: "This person’s",
  probable: "Probably this person’s",
  unknown: "Not clear whose",
  mismatch: "May be another person’s",
};

/** What stands for a study's owner: staff's decision where there is one, before the comparison. */
export function ownerWords({ identity, decision }: Pick<Study, "identity" | "decision">): string {
  if (decision) return decision.theirs ? "Decided: this person’s" : "Decided: another person’s";
  return identity ? verdictWords[identity] : "Being checked";
}

/** A reason as a sentence. */
export const reasonWords = (reason: string): string => capital(reason);

/** The checklist with what is needed before what is welcome, otherwise in its own order. */
export const neededFirst = (lines: readonly FitnessLine[]): FitnessLine[] => [
  ...lines.filter(({ need }) => need === "needed"),
  ...lines.filter(({ need }) => need === "welcome"),
];

export const fitnessWords: Record<FitnessLine["state"], string> = {
  there: "There",
  ageing: "Old soon",
  old: "Too old",
  unknown: "Not clear",
  missing: "Missing",
};

/** The sum of the checklist, of what is needed alone. */
export function fitnessSum(lines: readonly FitnessLine[]): { signal: "good" | "warning" | "neutral"; words: string } {
  const needed = lines.filter(({ need }) => need === "needed");
  const lacking = needed.filter(({ state }) => isLacking(state)).length;
  if (lacking > 0) return { signal: "warning", words: `${lacking} of ${needed.length} needed lacking` };
  const open = needed.filter(({ state }) => state === "unknown").length;
  if (open > 0) return { signal: "neutral", words: `${open} of ${needed.length} not clear` };
  return { signal: "good", words: "All needed is there" };
}

/** What the patient can be asked for: the words about what is needed and lacks, each once; "" where nothing does. */
export const missingWords = (lines: readonly FitnessLine[]): string =>
  [
    ...new Set(
      lines
        .filter(({ need, state, patient }) => need === "needed" && isLacking(state) && patient !== null)
        .map(({ patient }) => say("en", patient ?? "")),
    ),
  ].join("\n\n");

const isLacking = (state: FitnessLine["state"]): boolean => state === "missing" || state === "old";

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
