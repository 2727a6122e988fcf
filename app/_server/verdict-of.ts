import { type EligibilityAnswers, eligibility, isTurnedAway, type Verdict } from "#lib/intake/eligibility.ts";
import type { Answers } from "#lib/intake/question.ts";
import { states } from "#lib/intake/states.ts";
import { type Told, verdictWords } from "#lib/intake/verdict-words.ts";
import { env } from "#lib/platform/env.ts";
import { answerableStates } from "./answerable-states.ts";
import { inPageLanguage } from "./language.ts";

/** Whether we can review the scan of somebody who answered this before signing in, and the words for it. */
export async function verdictOf(given: EligibilityAnswers): Promise<{ verdict: Verdict; words: Told }> {
  const answerable = await answerableStates();
  const verdict = eligibility(given, answerable);
  return { verdict, words: await wordsFor(verdict, given.place, answerable) };
}

/** What is said to who began a request without asking first, and lives where nobody here may answer; else null. */
export async function turnedAway({ state }: Answers): Promise<Told | null> {
  const answerable = await answerableStates();
  return isTurnedAway(state, answerable) ? wordsFor("other_state", String(state), answerable) : null;
}

async function wordsFor(verdict: Verdict, place: string, answerable: readonly string[] | null): Promise<Told> {
  const say = await inPageLanguage();
  const nameOf = (code: string) => say(states.find(({ value }) => value === code)?.text ?? code);
  const { MINIMUM_AGE } = env();
  return verdictWords(verdict, {
    state: nameOf(place),
    answerable,
    minimumAge: MINIMUM_AGE,
  });
}
