import { keyed, sameHash, signingSecrets } from "#lib/platform/secrets.ts";

/** How long a code and its link work, in minutes, and how often a code may be mistyped. */
export const signInMailLife = { minutes: 30, attempts: 5 };

/** The six digits of a sign-in mail: computed when needed, kept nowhere. */
export const codeOf = (mailId: string, secret?: string): string =>
  String(keyed(`sign-in code:${mailId}`, secret).readUIntBE(0, 6) % 1_000_000).padStart(6, "0");

/** Whether these are the digits of that mail, also of one that left before the secret was changed. */
export const isCodeOf = (mailId: string, code: string): boolean =>
  signingSecrets().some((secret) => sameHash(code, codeOf(mailId, secret)));

/** The token of a sign-in mail's link. */
export const linkTokenOf = (mailId: string, secret?: string): string =>
  `${mailId}.${keyed(`sign-in link:${mailId}`, secret).toString("base64url")}`;

/** The mail a link token belongs to, or null where it was not made by this installation. */
export function mailOfLink(token: string): string | null {
  const [mailId = ""] = token.split(".");
  return signingSecrets().some((secret) => sameHash(token, linkTokenOf(mailId, secret))) ? mailId : null;
}
