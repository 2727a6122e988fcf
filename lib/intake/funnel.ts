import { isAnswered, journey } from "./journey.ts";
import type { Answers } from "./question.ts";
import { questions } from "./questions.ts";

const before = questions.filter(({ phase }) => phase === "before");

/** What a request passes on its way, in order: begun, each question that sending needs, then the scan and what we do. */
export const funnelSteps = [
  "started",
  ...before.map(({ slug }) => `question-${slug}`),
  "scan",
  "sent",
  "checked",
  "with-surgeon",
  "answered",
] as const;

/** Of how many requests it is known that they came this far and no further. */
export type Furthest = { step: string; count: number };

/** How many came at least as far as each step: what is further was here before, so that the numbers never grow. */
export function funnelOf(furthest: readonly Furthest[]): { step: string; count: number }[] {
  let reached = 0;
  const counted = [...funnelSteps].reverse().map((step) => {
    for (const one of furthest) if (one.step === step) reached += one.count;
    return { step, count: reached };
  });
  return counted.reverse();
}

/** The last step before the first open question of a draft; questions that do not apply are passed. */
export function furthestOf(given: Answers, hasScan: boolean): string {
  const open = journey(given, "before").find((question) => !isAnswered(question, given));
  if (!open) return hasScan ? "scan" : (funnelSteps[before.length] ?? "started");
  return funnelSteps[before.indexOf(open)] ?? "started";
}

/** Answers on which it depends what else is asked; of all others it counts only whether they are there. */
export const branching = ["warningSigns", "forWhom"] as const;

/** The names of all that is asked before the scan. */
export const askedBefore: readonly string[] = [
  ...new Set(before.flatMap(({ fields }) => fields({}).map(({ name }) => name))),
];
