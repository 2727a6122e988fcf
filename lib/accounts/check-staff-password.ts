import { randomUUID } from "node:crypto";
import { command } from "#lib/command.ts";
import { sealIn } from "#lib/keys/sealed-columns.ts";
import { hashed, newToken } from "#lib/platform/secrets.ts";
import { StaffPassword, Tried } from "./forms.ts";
import { mayGuess } from "./guess-limits.ts";
import { isKnown } from "./known-browser.ts";
import { newTotpSecret } from "./one-time-code.ts";
import { passwordIsRight } from "./password.ts";
import { findStaff } from "./repo.ts";

type Outcome = { status: "code" | "enrol"; attempt: string } | { status: "wrong" | "later" };

/** The first of two steps: email and password. Answers alike, and as slowly, for addresses that are not known. */
export const checkStaffPassword = command({
  name: "sign-in.password",
  input: StaffPassword.extend(Tried.shape),
  subject: async () => ({}),
  allow: () => true,
  async run({ tx, input: { email, password, mark, from }, trail }): Promise<Outcome> {
    const account = await findStaff(tx, email);
    trail.detail = { right: false, ...(account && { accountId: account.id }) };
    if (!(await mayGuess(tx, { what: "password", at: email, known: isKnown(mark, email), from })))
      return { status: "later" };
    const right = await passwordIsRight(account?.passwordHash ?? null, password);
    trail.detail["right"] = right;
    if (!account || !right) return { status: "wrong" };
    const attempt = newToken();
    const id = randomUUID();
    await tx.staffAttempt.create({
      data: {
        id,
        accountId: account.id,
        tokenHash: hashed(attempt),
        newSecret: account.enrolledAt ? null : sealIn("staff_attempt.newSecret", id, newTotpSecret()),
        expiresAt: new Date(Date.now() + 10 * 60_000),
      },
    });
    return { status: account.enrolledAt ? "code" : "enrol", attempt };
  },
});
