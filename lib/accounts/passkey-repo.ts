import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import type { z } from "zod";
import type { Tx } from "#lib/platform/db.ts";
import { deviceAnswer, deviceText } from "./device-answer.ts";
import { type Purpose, relyingParty, spendChallenge } from "./passkey-challenges.ts";

/** As many as somebody has devices. */
export const mostPasskeys = 10;

/** What a browser answers when a device has signed. */
export const Signed = deviceAnswer({
  authenticatorData: deviceText,
  signature: deviceText,
  userHandle: deviceText.optional(),
});

/** Whose passkey signed, or why none counts: `cloned` where its counter went back, so that there are two of it. */
export type Signature =
  { status: "right"; accountId: string; passkeyId: string } | { status: "wrong" | "cloned"; accountId: string | null };

/**
 * Looks at what a device has signed. It must have asked its owner (a finger, a face, a PIN), for this site, over a
 * challenge of ours that is used up by that, and with a counter that only rises.
 */
export async function checkSignature(
  tx: Tx,
  signed: z.output<typeof Signed>,
  purpose: Purpose,
  accountId: string | null,
): Promise<Signature> {
  const challenge = await spendChallenge(tx, signed.response, purpose, accountId);
  const passkey = await tx.passkey.findFirst({
    where: { credentialId: signed.id, ...(accountId !== null && { accountId }), account: { disabledAt: null } },
  });
  if (challenge === null || !passkey) return { status: "wrong", accountId: passkey?.accountId ?? null };
  const newCounter = await counterOf(signed, challenge, passkey);
  const owner = { accountId: passkey.accountId };
  if (newCounter === null) return { status: "wrong", ...owner };
  if ((newCounter > 0 || passkey.counter > 0) && newCounter <= passkey.counter) return { status: "cloned", ...owner };
  const risen = await tx.passkey.updateMany({
    where: { id: passkey.id, counter: passkey.counter },
    data: { counter: newCounter, lastUsedAt: new Date() },
  });
  return risen.count === 1 ? { status: "right", ...owner, passkeyId: passkey.id } : { status: "wrong", ...owner };
}

/** The counter in what was signed, where the signature holds; else null. */
async function counterOf(
  signed: z.output<typeof Signed>,
  challenge: string,
  { credentialId, publicKey }: { credentialId: string; publicKey: Uint8Array },
): Promise<number | null> {
  const { rpID, origin } = relyingParty();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: signed as AuthenticationResponseJSON,
      expectedChallenge: Buffer.from(challenge).toString("base64url"),
      expectedOrigin: origin,
      expectedRPID: rpID,
      credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: 0 },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null; // the library throws at whatever it does not like
  }
}
