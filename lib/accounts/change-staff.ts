import { command } from "#lib/command.ts";
import { canAdminister } from "#lib/requests/policy.ts";
import { StaffDetails } from "./account-form.ts";
import { findStaffAccount } from "./staff-repo.ts";

/** Corrects a name, and what is signed behind it. What was signed before keeps the words of then. */
export const changeStaff = command({
  name: "account.change",
  input: StaffDetails,
  subject: findStaffAccount,
  allow: canAdminister,
  async run({ tx, subject: { accountId }, input: { name, credentials }, trail }) {
    await tx.account.update({ where: { id: accountId }, data: { name, credentials } });
    trail.detail = { accountId };
    return {};
  },
});
