/** A license as it is on record: the postal code of its state, and its last day where that is known. */
type License = { state: string; expiresOn: Date | null };

/**
 * The states in which a surgeon is licensed on this day (YYYY-MM-DD). A license counts on its last day too, and one
 * whose end is not on record counts until somebody enters it. This is the only place that decides it.
 */
export const licensedStates = (licenses: readonly License[], day: string): string[] =>
  licenses
    .filter(({ expiresOn }) => expiresOn === null || day <= expiresOn.toISOString().slice(0, 10))
    .map(({ state }) => state);
