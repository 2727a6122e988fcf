import type { TrailRow } from "#lib/audit/trail-repo.ts";
import { roleWords } from "#app/queue/_request/words.ts";

/** What a sign-in failed of, and other codes that details have. */
const codeWords: Record<string, string> = {
  wrong: "wrong",
  expired: "expired",
  later: "too many tries",
  none: "nobody was found",
  several: "several were found",
  code_needed: "code needed",
  not_found: "does not exist for them",
  forbidden: "not allowed",
  signed_out: "not signed in",
  conflict: "somebody was faster, or it has moved on",
  invalid: "not as it must be",
  too_large: "too large",
  too_many: "too many",
  unavailable: "not available then",
  step_up: "had to show again who they are",
};

/** Why an act did not happen, or a sign-in failed; null where it did. */
export function whyOf({ outcome, detail }: Pick<TrailRow, "outcome" | "detail">): string | null {
  const { right, why, code } = (detail ?? {}) as Record<string, unknown>;
  const said = [why, code].find((text): text is string => typeof text === "string");
  if (outcome === "done" && right !== false) return null;
  return said ? (codeWords[said] ?? said) : right === false ? "wrong" : null;
}

/** Who acted: staff by name, patients by what they are. */
export function actorWords({ actorName, role }: Pick<TrailRow, "actorName" | "role">): string {
  if (role === "system") return "The portal";
  if (role === "nobody") return "Not signed in";
  if (role === "pass") return "Another computer";
  return actorName ?? roleWord(role);
}

export const roleWord = (role: string): string => (roleWords as Readonly<Record<string, string>>)[role] ?? role;
