import { z } from "zod";
import { command } from "#lib/command.ts";
import { tellOf } from "./announce.ts";
import { ownAccount, worksHere } from "./own-access.ts";
import { accessProof } from "./recent-proof.ts";
import { renewCodes } from "./recovery-codes-repo.ts";

/** Makes ten new recovery codes, shown once; those before work no more. */
export const renewRecoveryCodes = command({
  name: "account.renew-recovery-codes",
  input: z.object({}),
  subject: ownAccount,
  allow: worksHere,
  recent: accessProof,
  async run({ tx, actor, subject: { id } }) {
    const codes = await renewCodes(tx, id);
    await tellOf(tx, actor, id, { kind: "recovery_codes_renewed" });
    return { codes };
  },
});
