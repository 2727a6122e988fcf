import { generateRegistrationOptions } from "@simplewebauthn/server";
import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { newChallenge, relyingParty } from "./passkey-challenges.ts";
import { mostPasskeys } from "./passkey-repo.ts";
import { ownAccount, worksHere } from "./own-access.ts";
import { accessProof } from "./recent-proof.ts";

/** What a browser needs to make a passkey with a device that has none of this account yet. */
export const beginPasskey = command({
  name: "account.begin-passkey",
  input: z.object({}),
  subject: ownAccount,
  allow: worksHere,
  recent: accessProof,
  async run({ tx, subject: { id, email, name } }) {
    const passkeys = await tx.passkey.findMany({ where: { accountId: id } });
    if (passkeys.length >= mostPasskeys)
      throw new Refusal("too_many", `There are ${mostPasskeys} passkeys already. Remove one that you do not use.`);
    const { rpID, rpName } = relyingParty();
    return generateRegistrationOptions({
      rpID,
      rpName,
      userID: new Uint8Array(Buffer.from(id)),
      userName: email ?? "",
      userDisplayName: name ?? "",
      challenge: await newChallenge(tx, "register", id),
      attestationType: "none",
      excludeCredentials: passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
  },
});
