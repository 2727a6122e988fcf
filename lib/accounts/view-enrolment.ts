import { z } from "zod";
import { command } from "#lib/command.ts";
import { unsealFrom } from "#lib/keys/sealed-columns.ts";
import { env } from "#lib/platform/env.ts";
import { addressOf } from "./address.ts";
import { totpAddress } from "./one-time-code.ts";
import { findLiveAttempt, isEnrolling } from "./repo.ts";

/** What the page of the first sign-in shows: the secret of the authenticator app, as text and as an address. */
export const viewEnrolment = command({
  name: "sign-in.view-enrolment",
  input: z.object({ attempt: z.string() }),
  subject: (tx, _actor, { attempt }) => findLiveAttempt(tx, attempt),
  allow: (_actor, found) => isEnrolling(found),
  async run({ subject: { attempt, account }, trail }) {
    trail.detail = { accountId: account.id };
    const secret = unsealFrom("staff_attempt.newSecret", attempt.id, attempt.newSecret ?? "");
    const email = addressOf(account);
    return { secret, address: totpAddress(secret, email, env().CLINIC_NAME), email };
  },
});
