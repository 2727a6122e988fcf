"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "#app/_server/form-action.ts";
import { changeRole } from "#lib/accounts/change-role.ts";
import { changeStaff } from "#lib/accounts/change-staff.ts";
import { disableAccount } from "#lib/accounts/disable-account.ts";
import { enableAccount } from "#lib/accounts/enable-account.ts";
import { inviteStaff } from "#lib/accounts/invite-staff.ts";
import { removeLicense } from "#lib/accounts/remove-license.ts";
import { resendInvitation } from "#lib/accounts/resend-invitation.ts";
import { resetSignIn } from "#lib/accounts/reset-sign-in.ts";
import { revokeInvitation } from "#lib/accounts/revoke-invitation.ts";
import { setLicense } from "#lib/accounts/set-license.ts";

export const inviteColleague = formAction(inviteStaff, ({ accountId }) => {
  redirect(`/admin/accounts?account=${accountId}`);
});
export const inviteAgain = formAction(resendInvitation, refresh);
export const takeInvitationBack = formAction(revokeInvitation, () => redirect("/admin/accounts"));
export const keepDetails = formAction(changeStaff, refresh);
export const giveRole = formAction(changeRole, refresh);
export const shutOut = formAction(disableAccount, refresh);
export const letInAgain = formAction(enableAccount, refresh);
export const beginAnew = formAction(resetSignIn, refresh);
export const keepLicense = formAction(setLicense, refresh);
export const dropLicense = formAction(removeLicense, refresh);
