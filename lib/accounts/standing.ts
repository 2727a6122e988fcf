/** How an account of staff stands. */
export type Standing = "active" | "invited" | "invitation_over" | "disabled";

type Account = { passwordHash: string | null; enrolledAt: Date | null; disabledAt: Date | null };

/** An account that was made before there were invitations has a password, and counts as active. */
export function standingOf(
  { passwordHash, enrolledAt, disabledAt }: Account,
  invitation: { expiresAt: Date; usedAt: Date | null } | null,
  now: Date,
): Standing {
  if (disabledAt) return "disabled";
  if (!invitation || invitation.usedAt || passwordHash !== null || enrolledAt) return "active";
  return invitation.expiresAt > now ? "invited" : "invitation_over";
}
