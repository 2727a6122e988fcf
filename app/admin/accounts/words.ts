import type { Signal } from "#app/_ui/badge.tsx";
import type { StaffMember } from "#lib/accounts/list-staff.ts";
import type { StaffRole } from "#lib/accounts/account-form.ts";
import { dayWords, say } from "#lib/platform/language.ts";

/** What each role is for, as whoever gives it should know. */
export const roleHints: Readonly<Record<StaffRole, string>> = {
  coordinator: "Sees every request; claims, asks, assigns, declines",
  surgeon: "Sees the cases that are assigned to them; reads and signs",
  auditor: "Reads the trail; sees no request",
  administrator: "Accounts and the installation; sees no request",
};

export const standingWords: Readonly<Record<StaffMember["standing"], { signal: Signal; text: string }>> = {
  active: { signal: "good", text: "Active" },
  invited: { signal: "info", text: "Invited" },
  invitation_over: { signal: "warning", text: "Invitation over" },
  disabled: { signal: "neutral", text: "Disabled" },
};

export const licenseWords: Readonly<
  Record<StaffMember["licenses"][number]["standing"], { signal: Signal; text: string } | null>
> = {
  valid: null,
  ends_soon: { signal: "warning", text: "Ends soon" },
  ended: { signal: "urgent", text: "Ended" },
};

export const day = (date: string): string => say("en", dayWords(date) ?? date);
