import { z } from "zod";
import { command } from "#lib/command.ts";
import { canChangeOwnEmail } from "#lib/requests/policy.ts";
import { findEmailChange } from "./email-change-repo.ts";
import { findOwnAccount } from "./own-account.ts";

/** A patient's address, and the one it is about to become. */
export const viewEmailChange = command({
  name: "account.view-email-change",
  input: z.object({}),
  subject: findOwnAccount,
  allow: canChangeOwnEmail,
  async run({ tx, subject: { accountId, email }, trail }) {
    trail.patientId = accountId;
    return { email, next: (await findEmailChange(tx, accountId))?.email ?? null };
  },
  view: true,
});
