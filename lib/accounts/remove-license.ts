import { command } from "#lib/command.ts";
import { canAdminister } from "#lib/requests/policy.ts";
import { OneLicense } from "./account-form.ts";
import { findStaffAccount } from "./staff-repo.ts";

/** Takes a license off: nothing more is assigned or signed by it. What was signed keeps its number. */
export const removeLicense = command({
  name: "account.remove-license",
  input: OneLicense,
  subject: findStaffAccount,
  allow: canAdminister,
  async run({ tx, subject: { accountId }, input: { licenseId }, trail }) {
    const license = await tx.license.findFirst({ where: { id: licenseId, accountId } });
    await tx.license.deleteMany({ where: { id: licenseId, accountId } });
    trail.detail = { accountId, state: license?.state ?? "none" };
    return {};
  },
});
