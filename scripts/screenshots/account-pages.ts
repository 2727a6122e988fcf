import { disableAccount } from "#lib/accounts/disable-account.ts";
import { inviteStaff } from "#lib/accounts/invite-staff.ts";
import { setLicense } from "#lib/accounts/set-license.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { assignedRequest, newAddress, newStaff } from "../../config/command-scene.ts";
import { take, type View } from "./views.ts";

/** Accounts as an administrator sees them. */
export async function takeAccounts(views: readonly View[]): Promise<void> {
  const administrator = await newStaff("administrator", { name: "Maxi Sample" });
  const ends = new Date(Date.now() + 20 * 24 * 3_600_000).toISOString().slice(0, 10);
  const { surgeon } = await assignedRequest();
  const { accountId } = surgeon;
  expectOk(await setLicense(administrator, { accountId, state: "NJ", number: "25MA0123", expiresOn: ends }));
  expectOk(await setLicense(administrator, { accountId, state: "CT", number: "7", expiresOn: "2026-01-31" }));
  const given = {
    email: newAddress(),
    name: "Noor Sample-Longname von und zu Beispielhausen",
    role: "coordinator" as const,
  };
  const invited = expectOk(await inviteStaff(administrator, given));
  const { surgeon: gone } = await assignedRequest();
  expectOk(await disableAccount(administrator, { accountId: gone.accountId, reason: "Left the clinic" }));
  const at = (account: string) => `/admin/accounts?account=${account}`;
  await take(views, "accounts", "plain", "/admin/accounts");
  await take(views, "accounts", "surgeon", at(accountId));
  await take(views, "accounts", "disabling", at(accountId), (page) =>
    page.getByRole("button", { name: "Disable" }).click(),
  );
  await take(views, "accounts", "invited", at(invited.accountId));
  await take(views, "access", "plain", "/account/access");
  await take(views, "accounts", "disabled", at(gone.accountId));
  await take(views, "accounts", "inviting", "/admin/accounts?invite=1", (page) =>
    page.getByRole("button", { name: "Invite", exact: true }).click(),
  );
}
