import { z } from "zod";
import { command } from "#lib/command.ts";
import { addressOf } from "./address.ts";
import { tellOf } from "./announce.ts";
import { forgetGuesses, mayGuess } from "./guess-limits.ts";
import { ownAccount, worksHere } from "./own-access.ts";
import { hashPassword, passwordIsRight } from "./password.ts";
import { accessProof } from "./recent-proof.ts";
import { endSessions } from "./sessions-repo.ts";
import { NewPassword, weaknessOf } from "./weak-password.ts";

/** Gives oneself another password. Every other session of the account ends, and its owner is told by mail. */
export const changePassword = command({
  name: "account.change-password",
  input: z.object({
    password: z.string({ error: "Enter your password" }).min(1, "Enter your password").max(200),
    newPassword: NewPassword,
  }),
  subject: ownAccount,
  allow: worksHere,
  recent: accessProof,
  async run({ tx, actor, subject: account, input: { password, newPassword }, trail }): Promise<Outcome> {
    if (actor.kind !== "person") return { status: "later" };
    const { id: accountId, passwordHash } = account;
    const weakness = weaknessOf(newPassword, account);
    if (weakness) return { status: "weak", why: weakness };
    if (!(await mayGuess(tx, { what: "password", at: addressOf(account), known: true }))) return { status: "later" };
    const right = await passwordIsRight(passwordHash, password);
    trail.detail = { right };
    if (!right) return { status: "wrong" };
    await forgetGuesses(tx, { what: "password", at: addressOf(account) });
    await tx.account.update({ where: { id: accountId }, data: { passwordHash: await hashPassword(newPassword) } });
    await tx.staffAttempt.deleteMany({ where: { accountId } }); // begun with the old one
    const sessions = await endSessions(tx, { accountId, id: { not: actor.sessionId } });
    await tellOf(tx, actor, accountId, { kind: "password_changed" });
    trail.detail = { right, sessions };
    return { status: "changed", sessions };
  },
});

type Outcome =
  { status: "changed"; sessions: number } | { status: "weak"; why: string } | { status: "wrong" | "later" };
