import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canAdminister } from "#lib/requests/policy.ts";
import { NewStaff } from "./account-form.ts";
import { announce } from "./announce.ts";
import { invite } from "./staff-repo.ts";
import { accessProof } from "./recent-proof.ts";

/** Makes an account for somebody who works here and invites them by mail: until they have set up both, nobody signs in. */
export const inviteStaff = command({
  name: "account.invite",
  input: NewStaff,
  subject: async () => ({}),
  allow: canAdminister,
  recent: accessProof,
  async run({ tx, actor, input, trail }) {
    if (await tx.account.findUnique({ where: { email: input.email } }))
      throw new Refusal("invalid", "There is a problem", {
        email: "There is an account with this address already. Choose another address",
      });
    const { id: accountId } = await tx.account.create({ data: input });
    await invite(tx, accountId);
    if (input.role === "administrator")
      await announce(tx, actor, { kind: "administrator_invited", aboutId: accountId });
    trail.detail = { accountId, role: input.role };
    return { accountId };
  },
});
