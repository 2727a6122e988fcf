import { z } from "zod";
import type { Role } from "#prisma/generated/enums.ts";
import { command } from "#lib/command.ts";
import { unsealFrom } from "#lib/keys/sealed-columns.ts";
import { addressOf } from "./address.ts";
import { tellOf } from "./announce.ts";
import { Tried } from "./forms.ts";
import { forgetGuesses, mayGuess } from "./guess-limits.ts";
import { isKnown, markOf } from "./known-browser.ts";
import { stepOfCode } from "./one-time-code.ts";
import { countCodes, spendCode } from "./recovery-codes-repo.ts";
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
  async run({ tx, actor, input: { attempt: token, code, mark, from }, trail }): Promise<StaffOutcome> {
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
    const byRecovery = step === null;
    const right = byRecovery ? await spendCode(tx, account.id, code) : await spendStep(tx, account.id, step);
    trail.detail = { right, accountId: account.id };
    if (!right) return { status: "wrong" };
    if (!(await spendAttempt(tx, attempt.id))) return { status: "expired" };
    await forgetGuesses(tx, { what: "password", at: email }, { what: "code", at: account.id });
    if (byRecovery) await tellOf(tx, actor, account.id, { kind: "recovery_code_used" });
    const recoveryCodesLeft = await countCodes(tx, account.id);
    const opened = await openSession(tx, account);
    return { status: "signed_in", ...opened, role: account.role, recoveryCodesLeft, mark: markOf(email) };
  },
});
