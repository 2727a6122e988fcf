import { randomInt } from "node:crypto";
import { z } from "zod";
import { command } from "#lib/command.ts";
import { env } from "#lib/platform/env.ts";
import { hashed, seal, unseal } from "#lib/platform/secrets.ts";
import type { StaffOutcome } from "./check-staff-code.ts";
import { SixDigits } from "./forms.ts";
import { plainRecoveryCode, stepOfCode, totpAddress } from "./one-time-code.ts";
import { findLiveAttempt, spendAttempt } from "./repo.ts";
import { openSession } from "./session.ts";

/** What the page of the first sign-in shows: the secret of the authenticator app, as text and as an address. */
export const viewEnrolment = command({
  name: "sign-in.view-enrolment",
  input: z.object({ attempt: z.string() }),
  subject: (tx, _actor, { attempt }) => findLiveAttempt(tx, attempt),
  allow: (_actor, { attempt, account }) => attempt.newSecret !== null && account.enrolledAt === null,
  async run({ subject: { attempt, account } }) {
    const secret = unseal(attempt.newSecret ?? "");
    return { secret, address: totpAddress(secret, account.email, env().CLINIC_NAME), email: account.email };
  },
});

type Outcome = (Extract<StaffOutcome, { status: "signed_in" }> & { recoveryCodes: string[] }) | { status: "wrong" };

/** Ends the first sign-in: the app's code proves that it was set up; answers ten recovery codes, shown once. */
export const enrolStaff = command({
  name: "sign-in.enrol",
  input: z.object({
    attempt: z.string(),
    code: SixDigits,
  }),
  subject: (tx, _actor, { attempt }) => findLiveAttempt(tx, attempt),
  allow: (_actor, { attempt, account }) => attempt.newSecret !== null && account.enrolledAt === null,
  async run({ tx, subject: { attempt, account }, input: { code } }): Promise<Outcome> {
    await tx.staffAttempt.update({ where: { id: attempt.id }, data: { attempts: { increment: 1 } } });
    const secret = unseal(attempt.newSecret ?? "");
    const step = stepOfCode(secret, code, null);
    if (step === null || !(await spendAttempt(tx, attempt.id))) return { status: "wrong" };
    await tx.account.update({
      where: { id: account.id },
      data: { totpSecret: seal(secret), totpUsedStep: step, enrolledAt: new Date() },
    });
    const recoveryCodes = Array.from({ length: 10 }, newRecoveryCode);
    await tx.recoveryCode.createMany({
      data: recoveryCodes.map((plain) => ({
        accountId: account.id,
        hash: hashed(`${account.id}:${plainRecoveryCode(plain)}`),
      })),
    });
    const opened = await openSession(tx, account);
    return { status: "signed_in", ...opened, role: account.role, recoveryCodesLeft: 10, recoveryCodes };
  },
});

/** Fifty bits in an alphabet without look-alikes, e.g. "k7mqp-2xw9r". */
function newRecoveryCode(): string {
  const letters = Array.from({ length: 10 }, () => "23456789abcdefghjkmnpqrstuvwxyz"[randomInt(31)]).join("");
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}
