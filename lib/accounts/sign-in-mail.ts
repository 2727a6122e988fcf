import { createHmac } from "node:crypto";
import { env } from "#lib/platform/env.ts";
import { sameHash } from "#lib/platform/secrets.ts";

/** How long a code and its link work, in minutes, and how often a code may be mistyped. */
export const signInMailLife = { minutes: 30, attempts: 5 };

const keyed = (purpose: string, mailId: string) =>
  createHmac("sha256", env().NEXTAUTH_SECRET).update(`${purpose}:${mailId}`).digest();

/** The six digits of a sign-in mail: computed when needed, kept nowhere. */
export const codeOf = (mailId: string): string =>
  String(keyed("sign-in code", mailId).readUIntBE(0, 6) % 1_000_000).padStart(6, "0");

/** The token of a sign-in mail's link. */
export const linkTokenOf = (mailId: string): string =>
  `${mailId}.${keyed("sign-in link", mailId).toString("base64url")}`;

/** The mail a link token belongs to, or null where it was not made by this installation. */
export function mailOfLink(token: string): string | null {
  const [mailId = ""] = token.split(".");
  return sameHash(token, linkTokenOf(mailId)) ? mailId : null;
}
