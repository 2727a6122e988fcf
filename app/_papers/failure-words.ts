import { HttpFailure } from "#lib/upload/patience.ts";

/** Why a paper cannot be opened, in the portal's own words where it gave any. */
export const failureWords = (failure: unknown): string =>
  (failure instanceof HttpFailure ? failure.words : undefined) ?? "It cannot be opened at the moment. Try again.";
