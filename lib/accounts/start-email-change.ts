import { z } from "zod";
import { command } from "#lib/command.ts";
import { canChangeOwnEmail } from "#lib/requests/policy.ts";
import { beginEmailChange } from "./email-change-repo.ts";
import { NewEmailAddress } from "./forms.ts";
import { findOwnAccount } from "./own-account.ts";

/**
 * A patient wants another address. Nothing changes until the codes of both mails were typed. Answers alike for an address
 * that somebody has already: only the mail there says so.
 */
export const startEmailChange = command({
  name: "account.start-email-change",
  input: z.object({ email: NewEmailAddress }),
  subject: findOwnAccount,
  allow: canChangeOwnEmail,
  async run({ tx, subject: { accountId }, input: { email }, trail }) {
    trail.patientId = accountId;
    await beginEmailChange(tx, { accountId, email, startedById: null });
    return {};
  },
});
