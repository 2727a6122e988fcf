import { z } from "zod";
import { command } from "#lib/command.ts";
import { addressOf } from "./address.ts";
import { tellOf } from "./announce.ts";
import type { StaffOutcome } from "./check-staff-code.ts";
import { forgetGuesses } from "./guess-limits.ts";
import { markOf } from "./known-browser.ts";
import { countCodes } from "./recovery-codes-repo.ts";
import { checkSignature, Signed } from "./passkey-repo.ts";
import { openSession } from "./session.ts";

type Outcome = Extract<StaffOutcome, { status: "signed_in" }> | { status: "wrong" };

/**
 * Signs a member of staff in by a passkey: the device, and what it asks of its owner, are two factors in one step. Where
 * its counter went back there are two of it: then nobody is let in, and its owner is told.
 */
export const checkPasskey = command({
  name: "sign-in.passkey",
  input: z.object({ signed: Signed }),
  subject: async () => ({}),
  allow: () => true,
  async run({ tx, actor, input: { signed }, trail }): Promise<Outcome> {
    const found = await checkSignature(tx, signed, "sign_in", null);
    const right = found.status === "right";
    trail.detail = { right, ...(found.accountId && { accountId: found.accountId }) };
    if (found.status === "cloned" && found.accountId) {
      trail.detail["cloned"] = true;
      await tellOf(tx, actor, found.accountId, { kind: "passkey_cloned" });
    }
    if (!right) return { status: "wrong" };
    const account = await tx.account.findUniqueOrThrow({ where: { id: found.accountId } });
    const email = addressOf(account);
    await forgetGuesses(tx, { what: "password", at: email }, { what: "code", at: account.id });
    const recoveryCodesLeft = await countCodes(tx, account.id);
    const opened = await openSession(tx, account);
    return { status: "signed_in", ...opened, role: account.role, recoveryCodesLeft, mark: markOf(email) };
  },
});
