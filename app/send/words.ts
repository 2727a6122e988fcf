import type { RefusalValue } from "#lib/platform/refusal.ts";

/** Why a code opened nothing. One answer for all codes that do not work, so that it tells nothing about any of them. */
export const passRefusals = {
  wrong: {
    code: "not_found",
    message: "This code does not work. Check each letter. A code works once and for a day; ask for a new one",
  },
  later: { code: "too_many", message: "There were too many attempts. Wait 15 minutes, then try again" },
} as const satisfies Record<string, RefusalValue>;
