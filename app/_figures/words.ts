import { heardFrom } from "#lib/intake/questions/heard.ts";
import { questions } from "#lib/intake/questions.ts";
import { refusedWords } from "#lib/imaging/refused-words.ts";
import { outcomes } from "#lib/opinions/outcomes.ts";
import { say } from "#lib/platform/language.ts";
import { declineReasons } from "#lib/triage/decline-reasons.ts";
import { followUpStates } from "#app/queue/_request/follow-up-words.ts";
import { scanWords, statusWords } from "#app/queue/_request/words.ts";
import type { Figures } from "#lib/figures/figures.ts";

/** What figures count, as staff say it. */
export const outcomeName = (code: string): string => outcomes.find(({ value }) => value === code)?.text ?? code;

export const declineName = (code: string): string =>
  declineReasons.find(({ value }) => value === code)?.text ?? (code === "" ? "Reason not kept" : code);

export const refusalName = (code: string): string =>
  say("en", refusedWords({ reason: code, words: null })) || "No reason kept";

export const heardName = (code: string): string => {
  const from = heardFrom.find(({ value }) => value === code);
  return from ? from.text.en : "Did not say";
};

export const followUpName = (code: keyof typeof followUpStates): string => followUpStates[code];

export const scanName = (code: keyof typeof scanWords): string => scanWords[code];

export type Timed = Figures["times"]["stages"][number]["timed"];

/** In the order in which a request passes through them. */
export const stageNames: Partial<Record<Timed, string>> = {
  promise: "From checked scan to answer, without the patient’s time",
  submitted: "Until somebody claims it",
  in_triage: "At intake",
  needs_info: statusWords.needs_info,
  assigned: statusWords.assigned,
  signed: "Signed, until the call",
};

/** A step of the funnel. */
export function stepName(step: string): string {
  const question = questions.find(({ slug }) => step === `question-${slug}`);
  return question ? question.short.en : (steps[step] ?? step);
}

const steps: Record<string, string> = {
  started: "Begun",
  scan: "Scan added",
  sent: "Sent",
  checked: "Scan checked",
  "with-surgeon": "With a surgeon",
  answered: "Answered by a surgeon",
};

/** "Oct 5" of YYYY-MM-DD. */
export const dayName = (day: string): string => shortDay.format(new Date(`${day}T00:00:00Z`));

const shortDay = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone: "UTC" });

/** "Oct 2 – Nov 26, 2026". */
export const daysName = (from: string, to: string): string =>
  year.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));

const year = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });

/** "2.4 days", in working days. */
export const daysWords = (days: number): string => `${days.toFixed(1)} ${days.toFixed(1) === "1.0" ? "day" : "days"}`;
