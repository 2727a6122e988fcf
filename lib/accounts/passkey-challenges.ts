import { decodeClientDataJSON } from "@simplewebauthn/server/helpers";
import type { Tx } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { hashed, hashesOf, newToken } from "#lib/platform/secrets.ts";

export type Purpose = "register" | "sign_in" | "prove";

const minutes = 5;

/** Whose passkeys these are: the portal under the name people reach it by, and no other site. */
export function relyingParty(): { rpID: string; origin: string; rpName: string } {
  const { hostname, origin } = new URL(env().NEXTAUTH_URL);
  return { rpID: hostname, origin, rpName: env().CLINIC_NAME };
}

/** Something new for a device to sign; kept as a hash until it is used, or for some minutes. */
export async function newChallenge(tx: Tx, purpose: Purpose, accountId: string | null): Promise<string> {
  const challenge = newToken();
  const expiresAt = new Date(Date.now() + minutes * 60_000);
  await tx.passkeyChallenge.create({ data: { hash: hashed(challenge), purpose, accountId, expiresAt } });
  return challenge;
}

/** Uses up the challenge that was signed, before the signature is looked at; null where it was not ours, or was used. */
export async function spendChallenge(
  tx: Tx,
  { clientDataJSON }: { clientDataJSON: string },
  purpose: Purpose,
  accountId: string | null,
): Promise<string | null> {
  const challenge = challengeIn(clientDataJSON);
  const hash = { in: hashesOf(challenge) };
  const spent = await tx.passkeyChallenge.deleteMany({
    where: { hash, purpose, accountId, expiresAt: { gt: new Date() } },
  });
  return spent.count === 1 ? challenge : null;
}

function challengeIn(clientDataJSON: string): string {
  try {
    // As the browser says it: base64url of the text that was handed out.
    const { challenge } = decodeClientDataJSON(clientDataJSON);
    return Buffer.from(challenge, "base64url").toString();
  } catch {
    return "";
  }
}
