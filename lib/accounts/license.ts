/** A license as it is on record: the postal code of its state, and its last day where that is known. */
type License = { state: string; expiresOn: Date | null };

/**
 * The states in which a surgeon is licensed on this day (YYYY-MM-DD). A license counts on its last day too, and one
 * whose end is not on record counts until somebody enters it. This is the only place that decides it.
 */
export const licensedStates = (licenses: readonly License[], day: string): string[] =>
  licenses.filter(({ expiresOn }) => expiresOn === null || day <= dayOf(expiresOn)).map(({ state }) => state);

/** How many days before its end a license is pointed out. */
const warnedDays = 60;

/** Licenses as administrators see them on this day: those that ended, and those that end soon, say so. */
export const licensesOn = (licenses: readonly (License & { id: string; number: string | null })[], day: string) =>
  licenses.map(({ id, state, number, expiresOn }) => ({
    ...{ id, state, number },
    expiresOn: expiresOn && dayOf(expiresOn),
    standing: standingOn(expiresOn, day),
  }));

function standingOn(expiresOn: Date | null, day: string): "valid" | "ends_soon" | "ended" {
  if (expiresOn === null) return "valid";
  const left = (expiresOn.getTime() - new Date(day).getTime()) / (24 * 60 * 60_000);
  return left < 0 ? "ended" : left <= warnedDays ? "ends_soon" : "valid";
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
