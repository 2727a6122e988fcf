import { z } from "zod";
import { command } from "#lib/command.ts";
import { addressOf } from "./address.ts";
import { findLiveInvitation } from "./staff-repo.ts";

/** What opening the link of an invitation shows; it consumes nothing, as mail scanners open links too. */
export const viewInvitation = command({
  name: "account.view-invitation",
  input: z.object({ token: z.string().max(200) }),
  subject: async () => ({}),
  allow: () => true,
  async run({ tx, input: { token }, trail }) {
    const found = await findLiveInvitation(tx, token);
    if (!found) return null;
    const { account } = found;
    trail.detail = { accountId: account.id };
    return { name: account.name ?? "", email: addressOf(account), role: account.role };
  },
});
