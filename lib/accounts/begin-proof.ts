import { generateAuthenticationOptions } from "@simplewebauthn/server";
import { z } from "zod";
import { command } from "#lib/command.ts";
import { ownAccount, worksHere } from "./own-access.ts";
import { newChallenge, relyingParty } from "./passkey-challenges.ts";

/** What a browser needs to show by a passkey that it is still the same person; null where they have none. */
export const beginProof = command({
  name: "account.begin-proof",
  input: z.object({}),
  subject: ownAccount,
  allow: worksHere,
  async run({ tx, subject: { id } }) {
    const passkeys = await tx.passkey.findMany({ where: { accountId: id } });
    if (passkeys.length === 0) return null;
    return generateAuthenticationOptions({
      rpID: relyingParty().rpID,
      challenge: await newChallenge(tx, "prove", id),
      userVerification: "required",
      allowCredentials: passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    });
  },
});
