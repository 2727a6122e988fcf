import { keyed, sameHash, signingSecrets } from "#lib/platform/secrets.ts";

/** How long an invitation works, in hours. */
export const invitationHours = 72;

/** The token of an invitation's link: computed when its mail is written, kept nowhere. */
export const invitationToken = (invitationId: string, secret?: string): string =>
  `${invitationId}.${keyed(`invitation:${invitationId}`, secret).toString("base64url")}`;

/** The invitation a token belongs to, or null where it was not made by this installation. */
export function invitationOfToken(token: string): string | null {
  const [invitationId = ""] = token.split(".");
  const made = signingSecrets().some((secret) => sameHash(token, invitationToken(invitationId, secret)));
  return made ? invitationId : null;
}
