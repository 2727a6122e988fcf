import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { hashPassword } from "./password.ts";
import { newAttempt } from "./repo.ts";
import { NewPassword, weaknessOf } from "./weak-password.ts";
import { findLiveInvitation } from "./staff-repo.ts";

/**
 * Somebody who was invited chooses a password; that uses the invitation up. Answers the step with which they go on to set
 * up one-time codes; should that be left undone, the password leads there again.
 */
export const acceptInvitation = command({
  name: "account.accept-invitation",
  input: z.object({
    token: z.string().max(200),
    password: NewPassword,
  }),
  subject: (tx, _actor, { token }) => findLiveInvitation(tx, token),
  allow: () => true,
  async run({
    tx,
    subject: { id, accountId, account },
    input: { password },
    trail,
  }): Promise<{ attempt: string } | null> {
    trail.detail = { accountId };
    const weakness = weaknessOf(password, account);
    if (weakness) throw new Refusal("invalid", "There is a problem", { password: weakness });
    const passwordHash = await hashPassword(password); // takes its time, so before any row is held
    const used = await tx.invitation.updateMany({ where: { id, usedAt: null }, data: { usedAt: new Date() } });
    if (used.count === 0) return null;
    await tx.account.update({ where: { id: accountId }, data: { passwordHash } });
    return { attempt: await newAttempt(tx, { id: accountId, enrolledAt: null }) };
  },
});
