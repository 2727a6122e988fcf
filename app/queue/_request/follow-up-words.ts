import type { FollowUpKind, FollowUpState, InsuranceKind } from "#prisma/generated/enums.ts";

/** How far it is with somebody who may be a candidate, as staff say it. */
export const followUpStates: Record<FollowUpState, string> = {
  offered: "To be called",
  reached: "Reached",
  booked: "Visit booked",
  not_interested: "Not interested",
  unreachable: "Not reached",
  corrected: "Answer corrected",
};

export const followUpKinds: readonly { value: FollowUpKind; text: string }[] = [
  { value: "no_answer", text: "No answer" },
  { value: "reached", text: "Reached, thinking it over" },
  { value: "booked", text: "Visit booked" },
  { value: "not_interested", text: "Not interested" },
];

/** What came of a call of a follow-up. */
export const followUpWords = (kind: string): string => followUpKinds.find(({ value }) => value === kind)?.text ?? kind;

export const insuranceKinds: readonly { value: InsuranceKind; text: string }[] = [
  { value: "private", text: "Private" },
  { value: "medicare", text: "Medicare" },
  { value: "medicaid", text: "Medicaid" },
  { value: "workers_compensation", text: "Workers’ compensation" },
  { value: "other", text: "Another" },
  { value: "none", text: "None" },
  { value: "not_told", text: "Did not want to say" },
];
