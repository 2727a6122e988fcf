import { listed } from "#lib/platform/language.ts";
import { ageOn } from "./age.ts";
import {
  conditionWords,
  countIn,
  courseWords,
  durationWords,
  helpWords,
  implantWords,
  limitWords,
  pregnancyWords,
  reliefWords,
  smokingWords,
  tellerWords,
  treatmentWords,
  walkingWords,
  weeksOf,
  wordOf,
  wordsOf,
} from "./clinical-words.ts";
import { feltWords } from "./felt-words.ts";
import { type Answers, forSomebody, ticked } from "./question.ts";
import { cautionSigns, emergenciesIn, emergencySigns } from "./warning-signs.ts";

/**
 * The answers as one paragraph in the manner of a clinician's history, in English and by rule alone: nothing is added,
 * and what was not told is named at its end. `today` as YYYY-MM-DD; `reasons` are those of the request's priority, which
 * keep an emergency sign that was taken back. To be approved by the clinic.
 */
export function clinicalSummary(answers: Answers, today: string, reasons: readonly string[] = []): string {
  const sentences = [
    complaint(answers, today),
    teller(answers),
    dayToDay(answers),
    treatment(answers),
    surgery(answers),
    health(answers),
    warnings(answers, reasons),
    notTold(answers, today),
  ];
  return sentences
    .filter((sentence) => sentence !== "")
    .map((sentence) => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`)
    .join(" ");
}

function complaint(answers: Answers, today: string): string {
  const age = ageOn(today, answers["birthDate"]);
  const pain = countIn(answers["painNow"], 0, 10);
  const felt = feltWords(answers["areas"]);
  const course = [
    wordOf(durationWords, answers["duration"]),
    wordOf(courseWords, answers["course"]),
    pain === null ? null : `pain ${pain}/10`,
  ].filter((words) => words !== null);
  const who = age === null ? null : `${age}-year-old`;
  const what = [felt, ...course].filter((words) => words !== null).join(", ");
  return [who, what].filter(Boolean).join(" with ");
}

const teller = (answers: Answers): string => {
  const by = forSomebody(answers) ? wordOf(tellerWords, answers["relationship"]) : null;
  return by === null ? "" : `told by their ${by}`;
};

function dayToDay(answers: Answers): string {
  const limits = wordsOf(limitWords, answers["stopsFrom"]);
  const kept = ticked(answers["stopsFrom"]).includes("none") ? "not limited in daily life" : null;
  return parts([wordOf(walkingWords, answers["walking"]), limits.length > 0 ? `limited in ${and(limits)}` : kept]);
}

/** What was tried, each with as much as was told of it. */
function treatment(answers: Answers): string {
  const tried = triedKinds(answers);
  if (tried.length === 0) return ticked(answers["treatments"]).includes("none") ? "nothing tried so far" : "";
  return `tried: ${tried.map((kind) => triedWords(kind, answers)).join("; ")}`;
}

type Kind = keyof typeof treatmentWords;

const triedKinds = (answers: Answers): Kind[] =>
  (Object.keys(treatmentWords) as Kind[]).filter((kind) => ticked(answers["treatments"]).includes(kind));

function triedWords(kind: Kind, answers: Answers): string {
  const typed = kind === "other" ? line(answers["otherTreatment"]) : null;
  const last = kind === "injections" ? line(answers["injections_last"]) : null;
  const details = [
    weeksOf(answers[`${kind}_weeks`]),
    answers[`${kind}_goes_on`] === "yes" ? "still going on" : null,
    last && `the last ${last}`,
    kind === "injections" ? wordOf(reliefWords, answers["injections_relief"]) : null,
    wordOf(helpWords, answers[`${kind}_helped`]),
  ];
  return [typed ?? treatmentWords[kind], ...details].filter((words) => words !== null).join(", ");
}

function surgery(answers: Answers): string {
  if (answers["earlierSurgery"] === "no") return "no earlier spine surgery";
  if (answers["earlierSurgery"] !== "yes") return "";
  const year = countIn(answers["surgeryYear"], 1900, 2200);
  const metal = wordOf(implantWords, answers["implants"]);
  return `earlier spine surgery${year === null ? "" : `, the last in ${year}`}${metal === null ? "" : `, ${metal}`}`;
}

function health(answers: Answers): string {
  const named = wordsOf(conditionWords, answers["conditions"]);
  const healthy = ticked(answers["conditions"]).includes("none") ? "no other condition named" : null;
  return parts([
    wordOf(pregnancyWords, answers["pregnant"]),
    named.length > 0 ? and(named) : healthy,
    wordOf(smokingWords, answers["smoking"]),
  ]);
}

function warnings(answers: Answers, reasons: readonly string[] = []): string {
  const signs = emergenciesIn(answers).map(({ staff }) => staff);
  const takenBack = emergencySigns
    .map(({ staff }) => staff)
    .filter((sign) => reasons.includes(sign) && !signs.includes(sign));
  const cautions = cautionSigns
    .filter(({ value }) => ticked(answers["cautionSigns"]).includes(value))
    .map(({ staff }) => staff);
  if (!Array.isArray(answers["warningSigns"]) && cautions.length === 0) return "";
  if (signs.length + takenBack.length + cautions.length === 0) return "no warning signs";
  return parts([
    signs.length > 0 ? `emergency signs: ${and(signs)}` : takenBack.length === 0 ? "no emergency sign" : null,
    takenBack.length > 0 ? `${and(takenBack)} named, then taken back` : null,
    cautions.length > 0 ? `caution: ${and(cautions)}` : null,
  ]);
}

/** What a clinician would look for in vain. */
function notTold(answers: Answers, today: string): string {
  const tried = triedKinds(answers);
  const lacking = {
    age: ageOn(today, answers["birthDate"]) === null,
    where: feltWords(answers["areas"]) === null,
    "how long": wordOf(durationWords, answers["duration"]) === null,
    "pain now": countIn(answers["painNow"], 0, 10) === null,
    "daily life": dayToDay(answers) === "",
    treatment: treatment(answers) === "",
    "details of treatment": tried.some((kind) => wordOf(helpWords, answers[`${kind}_helped`]) === null),
    "earlier surgery": surgery(answers) === "",
    health: ticked(answers["conditions"]).length === 0,
    "warning signs": warnings(answers) === "",
  };
  const names = Object.entries(lacking).flatMap(([name, lacks]) => (lacks ? name : []));
  return names.length > 0 ? `not told: ${names.join(", ")}` : "";
}

const parts = (given: readonly (string | null)[]): string => given.filter((words) => words !== null).join("; ");

const and = (words: readonly string[]): string => listed(words).en;

/** What somebody typed, on one line and short. */
function line(typed: unknown): string | null {
  const text = typeof typed === "string" ? typed.replace(/\s+/g, " ").trim() : "";
  return text === "" ? null : text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
