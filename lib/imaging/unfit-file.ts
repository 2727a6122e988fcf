/** A file that cannot be used: `reason` for programs, `words` for people, neither holds patient data. */
export class UnfitFile<Reason extends string> extends Error {
  readonly reason: Reason;
  readonly words: string;
  constructor(reason: Reason, words: string) {
    super(`${reason}: ${words}`);
    this.reason = reason;
    this.words = words;
  }
}
