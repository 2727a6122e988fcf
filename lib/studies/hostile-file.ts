import type { SandboxReason } from "#lib/platform/sandbox.ts";

/** How a file is refused whose check had to be ended. Wording to be approved by the clinic. */
export const hostileFile = (reason: SandboxReason): { reason: SandboxReason; words: string } => ({
  reason,
  words: words[reason],
});

const words: Readonly<Record<SandboxReason, string>> = {
  too_long: "This file takes longer to open than any scan picture should",
  too_large: "This file takes more memory to open than any scan picture should",
  crashed: "This file could not be opened safely",
};
