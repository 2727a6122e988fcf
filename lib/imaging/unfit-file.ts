import type { Text } from "#lib/platform/language.ts";

/** A file that cannot be used: `reason` for programs, `words` for people, neither holds patient data. */
export class UnfitFile<Reason extends string> extends Error {
  readonly reason: Reason;
  readonly words: Text;
  constructor(reason: Reason, words: Text) {
    super(`${reason}: ${words.en}`);
    this.reason = reason;
    this.words = words;
  }
}
