/**
 * How answers read in a history written for clinicians: short, in English, by the values of the questions. What a table
 * does not know is left out. To be approved by the clinic.
 */
export const durationWords = {
  under_6_weeks: "for less than 6 weeks",
  "6_to_12_weeks": "for 6 weeks to 3 months",
  "3_to_12_months": "for 3 months to a year",
  over_a_year: "for more than a year",
  not_sure: "for an unknown time",
} as const;

export const courseWords = {
  better: "getting better",
  same: "unchanged",
  worse: "getting worse",
  comes_and_goes: "coming and going",
} as const;

export const walkingWords = {
  far: "walks without limit",
  mile: "walks about a mile",
  blocks: "walks a few blocks",
  house: "walks only around the house",
  cannot: "cannot walk",
} as const;

export const limitWords = {
  sleep: "sleeping",
  walk: "walking",
  stand: "standing",
  sit: "sitting",
  work: "the job",
  house: "housework or shopping",
  dress: "washing or dressing",
  drive: "driving",
  people: "sports or company",
} as const;

/** In the order in which a history names them. */
export const treatmentWords = {
  active_therapy: "physical therapy with exercises",
  passive_therapy: "passive physical therapy",
  medicine: "medicine for pain",
  injections: "injections",
  chiropractic: "chiropractic care",
  other: "something else",
} as const;

export const helpWords = {
  lot: "helped a lot",
  some: "helped quite a bit",
  little: "helped a little",
  not: "no help",
  worse: "made it worse",
} as const;

export const reliefWords = {
  none: "no relief",
  days: "relief for days",
  weeks: "relief for weeks",
  months: "relief for months",
  still: "still relieved",
} as const;

export const implantWords = { yes: "metal in place", no: "no metal", not_sure: "metal not known" } as const;

export const conditionWords = {
  diabetes: "diabetes",
  heart: "heart trouble",
  lungs: "lung trouble",
  kidneys: "kidney trouble",
  bleeding: "bleeds easily or takes blood thinners",
  contrast_allergy: "allergy to contrast dye",
  device: "pacemaker or another device",
  cancer: "cancer, now or in the past",
} as const;

export const smokingWords = { no: "does not smoke", before: "stopped smoking", yes: "smokes" } as const;

export const pregnancyWords = { yes: "pregnant", maybe: "may be pregnant" } as const;

export const tellerWords = {
  parent: "mother or father",
  child: "son or daughter",
  partner: "partner",
  relative: "family",
  helper: "friend or helper",
} as const;

/** The words of a value, null for none, or for one that the table does not know. */
export const wordOf = (table: Readonly<Record<string, string>>, value: unknown): string | null =>
  typeof value === "string" && Object.hasOwn(table, value) ? (table[value] ?? null) : null;

/** The words of the ticked values, in the table's order. */
export const wordsOf = (table: Readonly<Record<string, string>>, ticks: unknown): string[] =>
  Array.isArray(ticks)
    ? Object.keys(table).flatMap((value) => (ticks.includes(value) ? (table[value] ?? []) : []))
    : [];

/** A whole number within bounds, however it is stored; null for anything else. */
export function countIn(given: unknown, least: number, most: number): number | null {
  const count = typeof given === "number" || (typeof given === "string" && given !== "") ? Number(given) : NaN;
  return Number.isInteger(count) && count >= least && count <= most ? count : null;
}

/** "1 week", "8 weeks"; null where no number of weeks was told. */
export function weeksOf(given: unknown): string | null {
  const weeks = countIn(given, 0, 2_000);
  return weeks === null ? null : `${weeks} ${weeks === 1 ? "week" : "weeks"}`;
}
