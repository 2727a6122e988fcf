import { createHmac } from "node:crypto";
import { env } from "#lib/platform/env.ts";
import { sameHash } from "#lib/platform/secrets.ts";

/** How long an invitation works, in hours. */
export const invitationHours = 72;

/** The token of an invitation's link: computed when its mail is written, kept nowhere. */
export const invitationToken = (invitationId: string): string =>
  `${invitationId}.${createHmac("sha256", env().NEXTAUTH_SECRET).update(`invitation:${invitationId}`).digest("base64url")}`;

/** The invitation a token belongs to, or null where it was not made by this installation. */
export function invitationOfToken(token: string): string | null {
  const [invitationId = ""] = token.split(".");
  return sameHash(token, invitationToken(invitationId)) ? invitationId : null;
}
