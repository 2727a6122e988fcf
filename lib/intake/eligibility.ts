import { z } from "zod";
import { carry } from "#lib/platform/language.ts";
import { abroad, eligibilityErrors } from "./eligibility-words.ts";
import { states } from "./states.ts";

/** To be approved by the clinic: the parts of the body its surgeons answer for. */
const reviewedRegions: readonly string[] = ["lower_back"];

const places = [abroad, ...states.map(({ value }) => value)];

/** What is asked before any sign-in. None of it is stored. */
export const EligibilityAnswers = z.object({
  /** Postal code of a state, or "abroad". */
  place: z.string().refine((place) => places.includes(place), carry(eligibilityErrors.place)),
  /** Against the clinic's youngest age; not asked where it takes people of every age. */
  age: z.enum(["old_enough", "younger"], { error: carry(eligibilityErrors.age) }),
  region: z.enum(["lower_back", "neck", "elsewhere"], { error: carry(eligibilityErrors.region) }),
  scan: z.enum(["have", "elsewhere", "none"], { error: carry(eligibilityErrors.scan) }),
});

export type EligibilityAnswers = z.infer<typeof EligibilityAnswers>;

export type Verdict = "yes" | "fetch_scan" | "no_scan" | "abroad" | "other_state" | "too_young" | "other_region";

/**
 * Whether the clinic can review this person's scan, by the one thing that settles it: what nobody can change (where
 * they live, how old they are, where it hurts) comes before a scan that can still be had. `answerable` are the states
 * with a licensed surgeon today; null where that is not known just now, which turns nobody away.
 */
export function eligibility(given: EligibilityAnswers, answerable: readonly string[] | null): Verdict {
  if (given.place === abroad) return "abroad";
  if (isTurnedAway(given.place, answerable)) return "other_state";
  if (given.age === "younger") return "too_young";
  if (!reviewedRegions.includes(given.region)) return "other_region";
  return ({ have: "yes", elsewhere: "fetch_scan", none: "no_scan" } as const)[given.scan];
}

/** Whether nobody here may answer a person who lives there. A state that is not told yet, or not known, turns nobody away. */
export const isTurnedAway = (place: unknown, answerable: readonly string[] | null): boolean =>
  typeof place === "string" && answerable !== null && !answerable.includes(place);
