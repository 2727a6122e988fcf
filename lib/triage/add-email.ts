import { z } from "zod";
import { TheirEmailAddress } from "#lib/accounts/forms.ts";
import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canAttend } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";

/**
 * Gives somebody who had none an e-mail address: from now on they can sign in with it and see what is theirs, and mails
 * go there. Typed twice, as whoever has that mailbox has the request. One that signs in already is another account.
 */
export const addEmail = command({
  name: "account.add-email",
  input: z
    .object({ requestId: z.uuid(), email: TheirEmailAddress, again: z.string().trim().toLowerCase() })
    .refine(({ email, again }) => email === again, { path: ["again"], error: "The two addresses differ" }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canAttend,
  async run({ tx, subject: request, input: { email } }) {
    if (await tx.account.findUnique({ where: { email } }))
      throw new Refusal("invalid", "There is a problem", {
        email:
          "Somebody signs in with this address already. If that is this person, leave it out and join both on the page of the request: Account, “This person has another account”. Else use another address",
      });
    const { count } = await tx.account.updateMany({ where: { id: request.patientId, email: null }, data: { email } });
    if (count === 0) throw new Refusal("conflict", "This person has an address already.");
    if (request.status !== "draft") await notify(tx, "can_sign_in", request);
    return { requestId: request.id };
  },
});
