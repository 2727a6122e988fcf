import type { Verdict } from "#lib/imaging/identity.ts";

type Judged = { identity: Verdict | null; decision: "theirs" | "not_theirs" | null };

/** Whether a study may be another person's and waits for staff to decide; the rule of `released` in words. */
export const isHeldBack = ({ identity, decision }: Judged): boolean => identity === "mismatch" && decision === null;
