import { z } from "zod";
import { command } from "#lib/command.ts";
import { hashed, newToken, seal } from "#lib/platform/secrets.ts";
import { newTotpSecret } from "./one-time-code.ts";
import { hashPassword } from "./password.ts";
import { findLiveInvitation } from "./staff-repo.ts";

/**
 * Somebody who was invited chooses a password; that uses the invitation up. Answers the step with which they go on to set
 * up one-time codes; should that be left undone, the password leads there again.
 */
export const acceptInvitation = command({
  name: "account.accept-invitation",
  input: z.object({
    token: z.string().max(200),
    password: z
      .string({ error: "Choose a password" })
      .min(15, "Use at least 15 characters: a few words that you can remember do well")
      .max(200, "This password is too long"),
  }),
  subject: (tx, _actor, { token }) => findLiveInvitation(tx, token),
  allow: () => true,
  async run({ tx, subject: { id, accountId }, input: { password }, trail }): Promise<{ attempt: string } | null> {
    trail.detail = { accountId };
    const used = await tx.invitation.updateMany({ where: { id, usedAt: null }, data: { usedAt: new Date() } });
    if (used.count === 0) return null;
    await tx.account.update({ where: { id: accountId }, data: { passwordHash: await hashPassword(password) } });
    const attempt = newToken();
    const expiresAt = new Date(Date.now() + 10 * 60_000);
    const newSecret = seal(newTotpSecret());
    await tx.staffAttempt.create({ data: { accountId, tokenHash: hashed(attempt), newSecret, expiresAt } });
    return { attempt };
  },
});
