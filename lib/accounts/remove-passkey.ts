import { z } from "zod";
import { command } from "#lib/command.ts";
import { tellOf } from "./announce.ts";
import { ownAccount, worksHere } from "./own-access.ts";
import { accessProof } from "./recent-proof.ts";

/** Takes a passkey of one's own away: nobody signs in with it any more. */
export const removePasskey = command({
  name: "account.remove-passkey",
  input: z.object({ passkeyId: z.uuid() }),
  subject: ownAccount,
  allow: worksHere,
  recent: accessProof,
  async run({ tx, actor, subject: { id: accountId }, input: { passkeyId }, trail }) {
    const removed = await tx.passkey.deleteMany({ where: { id: passkeyId, accountId } });
    if (removed.count > 0) await tellOf(tx, actor, accountId, { kind: "passkey_removed" });
    trail.detail = { passkeyId, removed: removed.count > 0 };
    return {};
  },
});
