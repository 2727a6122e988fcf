import { listed } from "#lib/platform/language.ts";
import {
  countIn,
  durationWords,
  helpWords,
  limitWords,
  reliefWords,
  weeksOf,
  wordOf,
  wordsOf,
} from "./clinical-words.ts";
import { type Answers, ticked } from "./question.ts";
import { emergenciesIn } from "./warning-signs.ts";

/** Whether what was told is as much as is asked, less, or not known. */
export type CareState = "enough" | "less" | "not_told";

type CareLine = { asks: string; told: string; state: CareState };

/**
 * What was tried, held against what insurers commonly ask before spine surgery (Aetna CPB 0743 and its like: about 6 weeks
 * of failed care, active therapy, limits of daily life). What one plan asks may be more: it is never a reason to decline.
 * To be approved by the clinic.
 */
const rules: readonly { asks: string; judge: (answers: Answers) => Omit<CareLine, "asks"> }[] = [
  { asks: "6 weeks of complaints or more", judge: howLong },
  { asks: "6 weeks of active physical therapy", judge: (answers) => weeksTried(answers, "active_therapy", 6) },
  { asks: "Active therapy brought little or no relief", judge: failed },
  { asks: "6 weeks of medicine for pain", judge: (answers) => weeksTried(answers, "medicine", 6) },
  { asks: "An injection, with its date and relief (some plans)", judge: injection },
  { asks: "Limits of daily life", judge: limits },
];

/** Each thing that insurers ask with what was told of it; `waived` where an emergency sign was named: then they do not ask. */
export function careForInsurers(answers: Answers): { lines: CareLine[]; waived: boolean } {
  return {
    lines: rules.map(({ asks, judge }) => ({ asks, ...judge(answers) })),
    waived: emergenciesIn(answers).length > 0,
  };
}

const notTold = (told = "not told") => ({ told, state: "not_told" as const });

function howLong(answers: Answers) {
  const { duration } = answers;
  const words = wordOf(durationWords, duration);
  if (words === null || duration === "not_sure") return notTold(duration === "not_sure" ? "not sure" : undefined);
  return {
    told: words.replace(/^for /, ""),
    state: duration === "under_6_weeks" ? ("less" as const) : ("enough" as const),
  };
}

function weeksTried(answers: Answers, kind: "active_therapy" | "medicine", asked: number) {
  const tried = ticked(answers["treatments"]);
  if (tried.length === 0) return notTold();
  if (!tried.includes(kind)) {
    const passive = kind === "active_therapy" && tried.includes("passive_therapy");
    return { told: passive ? "passive therapy only" : "not tried", state: "less" as const };
  }
  const weeks = countIn(answers[`${kind}_weeks`], 0, 2_000);
  if (weeks === null) return notTold("tried, weeks not told");
  return { told: weeksOf(weeks) ?? "", state: weeks >= asked ? ("enough" as const) : ("less" as const) };
}

function failed(answers: Answers) {
  const helped = answers["active_therapy_helped"];
  if (ticked(answers["treatments"]).length > 0 && !ticked(answers["treatments"]).includes("active_therapy"))
    return { told: "not tried", state: "less" as const };
  const told = wordOf(helpWords, helped);
  if (told === null) return notTold();
  return { told, state: helped === "lot" || helped === "some" ? ("less" as const) : ("enough" as const) };
}

function injection(answers: Answers) {
  const tried = ticked(answers["treatments"]);
  if (tried.length === 0) return notTold();
  if (!tried.includes("injections")) return { told: "none", state: "less" as const };
  const { injections_last: last } = answers;
  const date = typeof last === "string" && last.trim() !== "" ? last.trim() : null;
  const relief = wordOf(reliefWords, answers["injections_relief"]);
  const told = `${date ?? "date not told"}, ${relief ?? "relief not told"}`;
  return date !== null && relief !== null ? { told, state: "enough" as const } : notTold(told);
}

function limits(answers: Answers) {
  const named = wordsOf(limitWords, answers["stopsFrom"]);
  if (named.length > 0) return { told: listed(named).en, state: "enough" as const };
  return ticked(answers["stopsFrom"]).includes("none") ? { told: "none named", state: "less" as const } : notTold();
}
