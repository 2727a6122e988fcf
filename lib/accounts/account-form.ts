import { z } from "zod";
import { Role } from "#prisma/generated/enums.ts";
import { TheirEmailAddress } from "./forms.ts";

/** What somebody of ours can be. */
export const staffRoles = Object.values(Role).filter((role) => role !== "patient");

export type StaffRole = (typeof staffRoles)[number];

const role = z.enum(staffRoles, { error: "Choose a role" });

const line = (words: string) =>
  z.string({ error: words }).trim().min(1, words).max(100, "This is too long: 100 characters at most");

/** As signed under an opinion, e.g. "MD"; empty for none. */
const credentials = z
  .string()
  .trim()
  .max(40, "These are too long: 40 characters at most")
  .default("")
  .transform((text) => text || null);

const accountId = z.uuid();

/** Why something was done to an account: it stands in the trail. */
const reason = line("Say why: it is kept in the trail").min(5, "Say a little more: it is kept in the trail");

export const NewStaff = z.object({ name: line("Enter the name"), email: TheirEmailAddress, role, credentials });

export const StaffDetails = z.object({ accountId, name: line("Enter the name"), credentials });

export const StaffRoleChange = z.object({ accountId, role });

export const OneStaff = z.object({ accountId });

export const WithReason = z.object({ accountId, reason });

const noDate = "Enter the last day, or leave it empty where it is not known";

/** A surgeon's license in one state: entered again for a state that is there, it is renewed. */
export const NewLicense = z.object({
  accountId,
  state: z.string({ error: "Choose a state" }).regex(/^[A-Z]{2}$/, "Choose a state"),
  number: z
    .string()
    .trim()
    .max(40, "This number is too long")
    .default("")
    .transform((text) => text || null),
  expiresOn: z
    .union([z.literal(""), z.iso.date()], { error: noDate })
    .default("")
    .transform((day) => day || null),
});

export const OneLicense = z.object({ accountId, licenseId: z.uuid() });
