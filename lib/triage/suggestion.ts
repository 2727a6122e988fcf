/** What is known of a surgeon when somebody looks for one. Days are YYYY-MM-DD. */
export type SurgeonFacts = {
  id: string;
  name: string | null;
  credentials: string | null;
  /** Where they are licensed today. */
  states: readonly string[];
  /** What they read most; none: anything. */
  regions: readonly string[];
  /** Cases that wait for them. */
  load: number;
  /** An absence of today, or one that begins within a week. */
  away: { firstDay: string; lastDay: string; now: boolean } | null;
};

/** What matters of a request for who may read it. */
export type Case = { state: string; regions: readonly string[] };

export type Suggestion = Pick<SurgeonFacts, "id" | "name" | "credentials" | "load" | "away"> & {
  /** Whether there is a license for all of the cases, for some, or for none. */
  licensed: boolean;
  /** The states among the cases for which there is none. */
  missing: string[];
  /** Whether they read such cases most; null where they named nothing. */
  fits: boolean | null;
  /** Somebody to choose: licensed, and here. */
  suggested: boolean;
};

/**
 * The surgeons for some cases, whoever suits best first: licensed for the most of them, here today, reading such cases
 * most, and with the fewest waiting. Nobody is left out: what speaks against them is said.
 */
export function suggestionsFor(cases: readonly Case[], surgeons: readonly SurgeonFacts[]): Suggestion[] {
  const order = (one: SurgeonFacts, other: SurgeonFacts): number =>
    coveredBy(cases, other) - coveredBy(cases, one) ||
    Number(one.away?.now ?? false) - Number(other.away?.now ?? false) ||
    Number(fitsOf(cases, other) ?? false) - Number(fitsOf(cases, one) ?? false) ||
    one.load - other.load ||
    (one.name ?? "").localeCompare(other.name ?? "") ||
    one.id.localeCompare(other.id);
  return surgeons.toSorted(order).map((surgeon) => suggest(cases, surgeon));
}

function suggest(cases: readonly Case[], surgeon: SurgeonFacts): Suggestion {
  const { id, name, credentials, load, away } = surgeon;
  const missing = [...new Set(cases.map(({ state }) => state))].filter((state) => !surgeon.states.includes(state));
  const licensed = coveredBy(cases, surgeon) > 0;
  const fits = fitsOf(cases, surgeon);
  return { id, name, credentials, load, away, licensed, missing, fits, suggested: licensed && !away?.now };
}

const fitsOf = (cases: readonly Case[], { regions }: SurgeonFacts): boolean | null =>
  regions.length === 0 ? null : cases.some((one) => one.regions.some((region) => regions.includes(region)));

const coveredBy = (cases: readonly Case[], { states }: SurgeonFacts): number =>
  cases.filter(({ state }) => states.includes(state)).length;
