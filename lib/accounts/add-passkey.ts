import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { decodeAttestationObject, isoBase64URL } from "@simplewebauthn/server/helpers";
import { z } from "zod";
import { command } from "#lib/command.ts";
import { tellOf } from "./announce.ts";
import { deviceAnswer, deviceText } from "./device-answer.ts";
import { ownAccount, worksHere } from "./own-access.ts";
import { relyingParty, spendChallenge } from "./passkey-challenges.ts";
import { accessProof } from "./recent-proof.ts";

const Made = deviceAnswer({
  attestationObject: deviceText,
  transports: z.array(z.string().max(20)).max(10).default([]),
});

/** Keeps the passkey that a device has made, and tells its owner by mail. A challenge of ours makes one. */
export const addPasskey = command({
  name: "account.add-passkey",
  input: z.object({
    name: z.string().trim().min(1, "Give it a name, so that you know it again").max(60, "This name is too long"),
    made: Made,
  }),
  subject: ownAccount,
  allow: worksHere,
  recent: accessProof,
  async run({ tx, actor, subject: { id: accountId }, input: { name, made }, trail }): Promise<{ added: boolean }> {
    trail.detail = { added: false };
    const challenge = await spendChallenge(tx, made.response, "register", accountId);
    const credential = challenge === null ? null : await credentialOf(made, challenge);
    if (!credential || (await tx.passkey.count({ where: { credentialId: credential.id } })) > 0)
      return { added: false };
    const { id: credentialId, publicKey, counter } = credential;
    const { transports } = made.response;
    const data = { accountId, name, credentialId, publicKey: new Uint8Array(publicKey), counter, transports };
    const { id: passkeyId } = await tx.passkey.create({ data });
    await tellOf(tx, actor, accountId, { kind: "passkey_added" });
    trail.detail = { added: true, passkeyId };
    return { added: true };
  },
});

async function credentialOf(made: z.output<typeof Made>, challenge: string) {
  const { rpID, origin } = relyingParty();
  try {
    if (!saysNothingOfItsMaker(made.response.attestationObject)) return null;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: made,
      expectedChallenge: Buffer.from(challenge).toString("base64url"),
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
    });
    return verified ? registrationInfo.credential : null;
  } catch {
    return null; // the library throws at whatever it does not like
  }
}

/**
 * We ask for no proof of who made a device. One that came all the same would have the library fetch lists of revoked
 * certificates from wherever the certificate says.
 */
function saysNothingOfItsMaker(attestationObject: string): boolean {
  const attestation = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const format: string = attestation.get("fmt");
  return format === "none" || (format === "packed" && attestation.get("attStmt").get("x5c") === undefined);
}
