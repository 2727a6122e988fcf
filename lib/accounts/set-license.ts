import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canAdminister } from "#lib/requests/policy.ts";
import { NewLicense } from "./account-form.ts";
import { findStaffAccount } from "./staff-repo.ts";

/** Enters a surgeon's license for a state, or renews the one that is there. From its last day on nothing is signed by it. */
export const setLicense = command({
  name: "account.set-license",
  input: NewLicense,
  subject: findStaffAccount,
  allow: canAdminister,
  async run({ tx, subject: { accountId, role }, input: { state, number, expiresOn }, trail }) {
    if (role !== "surgeon") throw new Refusal("conflict", "Only surgeons have licenses.");
    const license = { number, expiresOn: expiresOn === null ? null : new Date(expiresOn) };
    await tx.license.upsert({
      where: { accountId_state: { accountId, state } },
      create: { accountId, state, ...license },
      update: license,
    });
    trail.detail = { accountId, state, expiresOn: expiresOn ?? "unknown" };
    return {};
  },
});
