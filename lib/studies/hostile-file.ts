import { endedWords } from "#lib/imaging/refused-words.ts";
import type { SandboxReason } from "#lib/platform/sandbox.ts";

/** How a file is refused whose check had to be ended. */
export const hostileFile = (reason: SandboxReason): { reason: SandboxReason; words: string } => ({
  reason,
  words: endedWords[reason].en,
});
