import { areasIn, sensations } from "#lib/intake/body-areas.ts";

const durations: Record<string, string> = {
  under_6_weeks: "< 6 weeks",
  "6_to_12_weeks": "6–12 weeks",
  "3_to_12_months": "3–12 months",
  over_a_year: "> 1 year",
};

const courses: Record<string, string> = { better: "better", worse: "worse", comes_and_goes: "on and off" };

/** What is felt in a line: "Pain, numbness · 7/10 · 3–12 months · worse". What was not told is left out. */
export function symptomWords(told: Readonly<Record<string, unknown>>): string {
  const felt = new Set(Object.values(areasIn({ areas: told["areas"] })).flat());
  const named = sensations.filter(({ value }) => felt.has(value)).map(({ text }) => text.en.toLowerCase());
  const pain = told["painNow"];
  const parts = [
    named.join(", ").replace(/^./, (letter) => letter.toUpperCase()),
    typeof pain === "string" || typeof pain === "number" ? `${pain}/10` : "",
    durations[String(told["duration"])] ?? "",
    courses[String(told["course"])] ?? "",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}
