import { nobody } from "#lib/accounts/actor.ts";
import { listAnswerableStates } from "#lib/intake/list-answerable-states.ts";
import { logBug } from "#lib/platform/log.ts";

const fresh = 60_000;

let kept: { states: Promise<readonly string[] | null>; until: number } | undefined;

/**
 * The states with a licensed surgeon, asked of the database once a minute for all visitors. Null where they are not
 * known just now: a page that anybody may see does not break because the database is away.
 */
export function answerableStates(): Promise<readonly string[] | null> {
  if (!kept || Date.now() > kept.until) kept = { states: ask(), until: Date.now() + fresh };
  return kept.states;
}

async function ask(): Promise<readonly string[] | null> {
  try {
    const listed = await listAnswerableStates(nobody, {});
    return listed.ok ? listed.value : null;
  } catch (error) {
    logBug(error, "answerable-states");
    kept = undefined; // the next visitor asks again
    return null;
  }
}
