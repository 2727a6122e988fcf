/** What a surgeon can conclude. What a patient reads of each stands in `outcome-words.ts`. */
export const outcomes = [
  { value: "candidate", text: "May be a candidate" },
  { value: "not_candidate", text: "Not a candidate" },
  { value: "conservative_care", text: "Conservative care first" },
  { value: "other_scan_needed", text: "Other scan needed" },
  { value: "visit_needed", text: "Visit needed" },
  { value: "emergency", text: "Emergency" },
] as const;

export type Outcome = (typeof outcomes)[number]["value"];

export const outcomeValues: readonly Outcome[] = outcomes.map(({ value }) => value);

export const outcomeText = (outcome: Outcome | null): string =>
  outcomes.find(({ value }) => value === outcome)?.text ?? "";
