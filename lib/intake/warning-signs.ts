import type { Text } from "#lib/platform/language.ts";
import { ageOn } from "./age.ts";

/** `source` says why it is on the list; `staff` is how the reason reads in English beside the priority. */
type Sign = { value: string; text: Text; staff: string; source: string };

const caudaEquina = "Cauda equina syndrome: BMJ Best Practice";
const redFlags = "Red flags: AHCPR guideline table, NBK52120";

/** The red flags of which 46 exist in 16 guidelines (Verhagen 2016): this list belongs to a clinician. To be approved by a clinician. */
export const emergencySigns = [
  {
    value: "bladder_or_bowel",
    text: {
      en: "New or worse trouble urinating or having a bowel movement, or holding it in",
      es: "Problemas nuevos, o que empeoran, para orinar o defecar, o para aguantar las ganas",
    },
    staff: "bladder or bowel trouble",
    source: caudaEquina,
  },
  {
    value: "saddle_numbness",
    text: {
      en: "Numbness between the legs, around the bottom or the genitals",
      es: "Adormecimiento entre las piernas, alrededor del ano o de los genitales",
    },
    staff: "saddle numbness",
    source: caudaEquina,
  },
  {
    value: "both_legs_weak",
    text: { en: "Weakness in both legs", es: "Falta de fuerza en las dos piernas" },
    staff: "weakness in both legs",
    source: caudaEquina,
  },
  {
    value: "sexual_function",
    text: {
      en: "New loss of feeling or function during sex",
      es: "Pérdida nueva de sensibilidad o de función en las relaciones sexuales",
    },
    staff: "sexual dysfunction",
    source: caudaEquina,
  },
  {
    value: "severe_weakness",
    text: {
      en: "A leg or foot that is very weak, or gets weaker from day to day",
      es: "Una pierna o un pie muy débil, o que pierde fuerza día a día",
    },
    staff: "severe or progressive weakness",
    source: redFlags,
  },
  {
    value: "fever",
    text: { en: "Fever together with the back pain", es: "Fiebre junto con el dolor de espalda" },
    staff: "fever with spine pain",
    source: redFlags,
  },
  {
    value: "major_accident",
    text: {
      en: "A bad fall or accident just before the pain began",
      es: "Una caída fuerte o un accidente justo antes de que empezara el dolor",
    },
    staff: "major trauma",
    source: redFlags,
  },
] as const satisfies readonly Sign[];

/** These raise the priority and nothing else: most patients have one. Age is not asked. To be approved by a clinician. */
export const cautionSigns = [
  {
    value: "cancer_history",
    text: { en: "Cancer, now or in the past", es: "Cáncer, ahora o en el pasado" },
    staff: "history of cancer",
    source: redFlags,
  },
  {
    value: "weight_loss",
    text: { en: "Losing weight without trying", es: "Bajar de peso sin proponérselo" },
    staff: "weight loss",
    source: redFlags,
  },
  {
    value: "night_pain",
    text: {
      en: "Pain that is worse at night or lying on the back",
      es: "Dolor que empeora de noche o al acostarse boca arriba",
    },
    staff: "pain at night or lying down",
    source: redFlags,
  },
  {
    value: "weak_immune_system",
    text: {
      en: "A weak immune system, or medicine that weakens it",
      es: "Defensas bajas, o medicinas que las bajan",
    },
    staff: "immunosuppression",
    source: redFlags,
  },
  {
    value: "injected_drugs",
    text: { en: "Injecting street drugs", es: "Uso de drogas inyectadas" },
    staff: "intravenous drugs",
    source: redFlags,
  },
] as const satisfies readonly Sign[];

/** New pain by the AHCPR guideline is of less than three months. */
const newPain: readonly unknown[] = ["under_6_weeks", "6_to_12_weeks"];

type Priority = { level: "urgent" | "raised" | "normal"; reasons: string[] };

/**
 * How soon a request should be read, with the reasons in English for staff. An emergency sign makes it urgent, any
 * caution sign raises it, and so do new pain under 20 or over 50 and weakness marked on the body. `today` as YYYY-MM-DD; odd answers count for nothing.
 */
export function priorityOf(answers: Readonly<Record<string, unknown>>, today: string): Priority {
  const urgent: string[] = emergenciesIn(answers).map(({ staff }) => staff);
  const raised: string[] = signsIn(cautionSigns, answers["cautionSigns"]).map(({ staff }) => staff);
  const age = newPain.includes(answers["duration"]) ? ageOn(today, answers["birthDate"]) : null;
  if (age !== null && age < 20) raised.push("new pain under 20");
  if (age !== null && age > 50) raised.push("new pain over 50");
  if (feelsWeak(answers["areas"])) raised.push("weakness marked on the body");
  const level = urgent.length > 0 ? "urgent" : raised.length > 0 ? "raised" : "normal";
  return { level, reasons: [...urgent, ...raised] };
}

/** Whether somebody marked weakness anywhere on the figure. */
const feelsWeak = (areas: unknown): boolean =>
  typeof areas === "object" && areas !== null && Object.values(areas).flat().includes("weakness");

/** The emergency signs that any stored answers name. */
export const emergenciesIn = (answers: Readonly<Record<string, unknown>>) =>
  signsIn(emergencySigns, answers["warningSigns"]);

function signsIn<One extends Sign>(signs: readonly One[], ticked: unknown): One[] {
  return Array.isArray(ticked) ? signs.filter(({ value }) => ticked.includes(value)) : [];
}
