import { z } from "zod";
import { command } from "#lib/command.ts";
import { sealIn, unsealFrom } from "#lib/keys/sealed-columns.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import type { StaffOutcome } from "./check-staff-code.ts";
import { addressOf } from "./address.ts";
import { SixDigits } from "./forms.ts";
import { markOf } from "./known-browser.ts";
import { stepOfCode } from "./one-time-code.ts";
import { renewCodes } from "./recovery-codes-repo.ts";
import { findLiveAttempt, isEnrolling, spendAttempt } from "./repo.ts";
import { openSession } from "./session.ts";

type Outcome = (Extract<StaffOutcome, { status: "signed_in" }> & { recoveryCodes: string[] }) | { status: "wrong" };

/** Ends the first sign-in: the app's code proves that it was set up; answers ten recovery codes, shown once. */
export const enrolStaff = command({
  name: "sign-in.enrol",
  input: z.object({
    attempt: z.string(),
    code: SixDigits,
  }),
  subject: (tx, _actor, { attempt }) => findLiveAttempt(tx, attempt),
  allow: (_actor, found) => isEnrolling(found),
  async run({ tx, subject: { attempt, account }, input: { code }, trail }): Promise<Outcome> {
    await tx.staffAttempt.update({ where: { id: attempt.id }, data: { attempts: { increment: 1 } } });
    const secret = unsealFrom("staff_attempt.newSecret", attempt.id, attempt.newSecret ?? "");
    const step = stepOfCode(secret, code, null);
    const right = step !== null;
    trail.detail = { right, accountId: account.id };
    if (!right || !(await spendAttempt(tx, attempt.id))) return { status: "wrong" };
    const enrolled = await tx.account.updateMany({
      where: { id: account.id, enrolledAt: null },
      data: {
        totpSecret: sealIn("account.totpSecret", account.id, secret),
        totpUsedStep: step,
        enrolledAt: new Date(),
      },
    });
    if (enrolled.count === 0) throw new Refusal("conflict", "One-time codes were set up a moment ago elsewhere.");
    const recoveryCodes = await renewCodes(tx, account.id);
    const opened = await openSession(tx, account);
    const { role } = account;
    return {
      status: "signed_in",
      ...opened,
      role,
      recoveryCodesLeft: recoveryCodes.length,
      recoveryCodes,
      mark: markOf(addressOf(account)),
    };
  },
});
