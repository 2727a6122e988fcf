import { env } from "#lib/platform/env.ts";
import { keyed, sameHash, signingSecrets } from "#lib/platform/secrets.ts";

type Reader = { id: string; email: string | null };

/**
 * The envelope's sender of a mail to this reader (VERP): what bounces comes back to it and says whom it did not reach,
 * whatever the bounce itself says. It holds for this address of theirs alone. Undefined where no mailbox takes bounces.
 * In small letters and digits, as servers on the way may change the case, and within the 64 characters of a local part.
 */
export function bounceAddressOf(reader: Reader): string | undefined {
  const [mailbox, host] = (env().MAIL_BOUNCES ?? "").split("@");
  return mailbox && host ? `${mailbox}+${reader.id.replaceAll("-", "")}${sealOf(reader)}@${host}` : undefined;
}

/** Whose mail bounced, where one of these lines names such an address; whether it is genuine, `isGenuine` says. */
export function readBounceAddress(lines: readonly string[]): { accountId: string; seal: string } | null {
  for (const line of lines) {
    const { id, seal } = /\+(?<id>[0-9a-f]{32})(?<seal>[0-9a-f]{16})@/i.exec(line)?.groups ?? {};
    if (id && seal)
      return {
        accountId: id.toLowerCase().replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"),
        seal: seal.toLowerCase(),
      };
  }
  return null;
}

/** Whether the address was made by this installation for this reader and the address they have now. */
export const isGenuine = (seal: string, reader: Reader): boolean =>
  signingSecrets().some((secret) => sameHash(seal, sealOf(reader, secret)));

const sealOf = ({ id, email }: Reader, secret?: string): string =>
  keyed(`bounce:${id}:${email?.toLowerCase() ?? ""}`, secret)
    .toString("hex")
    .slice(0, 16);
