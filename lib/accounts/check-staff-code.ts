import { z } from "zod";
import type { Role } from "#prisma/generated/enums.ts";
import { command } from "#lib/command.ts";
import type { Tx } from "#lib/platform/db.ts";
import { unsealFrom } from "#lib/keys/sealed-columns.ts";
import { hashed } from "#lib/platform/secrets.ts";
import { addressOf } from "./address.ts";
import { Tried } from "./forms.ts";
import { forgetGuesses, mayGuess } from "./guess-limits.ts";
import { isKnown, markOf } from "./known-browser.ts";
import { plainTypedCode, stepOfCode } from "./one-time-code.ts";
import { findLiveAttempt, spendAttempt, spendStep } from "./repo.ts";
import { openSession } from "./session.ts";

export type StaffOutcome =
  | { status: "signed_in"; ticket: string; role: Role; recoveryCodesLeft: number; mark: string }
  | { status: "wrong" | "expired" | "later" };

/** The second step: the code of the authenticator app, or one of the recovery codes. Each works once. */
export const checkStaffCode = command({
  name: "sign-in.code",
  input: Tried.extend({ attempt: z.string(), code: z.string().trim().min(1, "Enter the code").max(40) }),
  subject: async () => ({}),
  allow: () => true,
  async run({ tx, input: { attempt: token, code, mark, from }, trail }): Promise<StaffOutcome> {
    const found = await findLiveAttempt(tx, token);
    const secret = found?.account.totpSecret;
    if (!found || !secret) return { status: "expired" };
    const { attempt, account } = found;
    trail.detail = { right: false, accountId: account.id };
    const email = addressOf(account);
    if (!(await mayGuess(tx, { what: "code", at: account.id, known: isKnown(mark, email), from })))
      return { status: "later" };
    await tx.staffAttempt.update({ where: { id: attempt.id }, data: { attempts: { increment: 1 } } });
    const digits = code.replace(/\s/g, "");
    const step = stepOfCode(unsealFrom("account.totpSecret", account.id, secret), digits, account.totpUsedStep);
    const right = step === null ? await spendRecoveryCode(tx, account.id, code) : await spendStep(tx, account.id, step);
    trail.detail = { right, accountId: account.id };
    if (!right) return { status: "wrong" };
    if (!(await spendAttempt(tx, attempt.id))) return { status: "expired" };
    await forgetGuesses(tx, "password", email);
    await forgetGuesses(tx, "code", account.id);
    const recoveryCodesLeft = await tx.recoveryCode.count({ where: { accountId: account.id, usedAt: null } });
    const opened = await openSession(tx, account);
    return { status: "signed_in", ...opened, role: account.role, recoveryCodesLeft, mark: markOf(email) };
  },
});

async function spendRecoveryCode(tx: Tx, accountId: string, typed: string): Promise<boolean> {
  const used = await tx.recoveryCode.updateMany({
    where: { accountId, hash: hashed(`${accountId}:${plainTypedCode(typed)}`), usedAt: null },
    data: { usedAt: new Date() },
  });
  return used.count === 1;
}
