import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canAdminister } from "#lib/requests/policy.ts";
import { OneStaff } from "./account-form.ts";
import { findStaffAccount, invite } from "./staff-repo.ts";

/** Invites somebody once more who has not come in yet: the link of the mail before works no more. */
export const resendInvitation = command({
  name: "account.invite-again",
  input: OneStaff,
  subject: findStaffAccount,
  allow: canAdminister,
  async run({ tx, subject: { accountId, passwordHash, disabledAt }, trail }) {
    trail.detail = { accountId };
    if (passwordHash !== null || disabledAt) throw new Refusal("conflict", "This account waits for no invitation.");
    await invite(tx, accountId);
    return {};
  },
});
