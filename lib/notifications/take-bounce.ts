import { z } from "zod";
import { env } from "#lib/platform/env.ts";
import { sameHash } from "#lib/platform/secrets.ts";
import { task } from "#lib/task.ts";
import { readBounce } from "./bounce.ts";
import { isGenuine, readBounceAddress } from "./bounce-address.ts";
import { noteFailure } from "./repo.ts";

/**
 * Takes a mail that came to MAIL_BOUNCES. Only the clinic's own mail server may hand one over, which it shows by
 * BOUNCE_SECRET. What is no bounce, or not of a mail to the address somebody has now, changes nothing.
 */
export const takeBounce = task({
  name: "mail.bounce",
  input: z.object({ secret: z.string().max(500), mail: z.instanceof(Uint8Array) }),
  subject: async (_tx, _actor, { secret }) => {
    const { BOUNCE_SECRET } = env();
    return BOUNCE_SECRET !== undefined && sameHash(secret, BOUNCE_SECRET) ? {} : null;
  },
  allow: () => true,
  work: async ({ input: { mail } }) => readBounce(mail),
  async save({ tx, worked: bounce, trail }) {
    const sent = bounce && readBounceAddress(bounce.sentTo);
    const account = sent && (await tx.account.findUnique({ where: { id: sent.accountId } }));
    const known = account && isGenuine(sent.seal, account) ? account : null;
    if (bounce && known) await noteFailure(tx, known.id, bounce.failure, { later: true });
    if (known?.role === "patient") trail.patientId = known.id;
    trail.detail = { bounce: bounce !== null, known: known !== null, ...(bounce && { failure: bounce.failure }) };
  },
});
