import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canAdminister } from "#lib/requests/policy.ts";
import { OneStaff } from "./account-form.ts";
import { findStaffAccount } from "./staff-repo.ts";

/** Takes the invitation of somebody back who never came in: their account is gone, and the address free again. */
export const revokeInvitation = command({
  name: "account.revoke-invitation",
  input: OneStaff,
  subject: findStaffAccount,
  allow: canAdminister,
  async run({ tx, subject: { accountId }, trail }) {
    trail.detail = { accountId };
    const sessions = { none: {} }; // whoever was signed in once stands in the trail, and in what they did
    const { count } = await tx.account.deleteMany({
      where: {
        id: accountId,
        passwordHash: null,
        enrolledAt: null,
        sessions,
        invitations: { none: { usedAt: { not: null } } },
      },
    });
    if (count === 0) throw new Refusal("conflict", "This account is in use already. Disable it instead.");
    return {};
  },
});
