import { command } from "#lib/command.ts";
import { StaffPassword, Tried } from "./forms.ts";
import { mayGuess } from "./guess-limits.ts";
import { isKnown } from "./known-browser.ts";
import { hashPassword, isOutdated, passwordIsRight } from "./password.ts";
import { findStaff, newAttempt } from "./repo.ts";

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
    if (isOutdated(account.passwordHash ?? ""))
      await tx.account.update({ where: { id: account.id }, data: { passwordHash: await hashPassword(password) } });
    return { status: account.enrolledAt ? "code" : "enrol", attempt: await newAttempt(tx, account) };
  },
});
