import type { Words } from "#lib/platform/language.ts";
import { HttpFailure } from "#lib/upload/patience.ts";
import { failures } from "./words.ts";

/** Why a paper cannot be opened, in the portal's own words where it gave any. */
export const failureWords = (failure: unknown): Words =>
  (failure instanceof HttpFailure ? failure.words : undefined) ?? failures.notOpened;
