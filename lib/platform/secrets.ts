import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "./env.ts";

/** A new unguessable token, 256 bits, safe in a URL. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** The keyed hash under which a token or code is kept: useless without the installation's secret. */
export const hashed = (token: string): string => keyed(token).toString("base64url");

/** The hashes under which a token may be kept: with the newest secret, or one that it replaced. To look it up by. */
export const hashesOf = (token: string): string[] =>
  signingSecrets().map((secret) => keyed(token, secret).toString("base64url"));

/** Whether this is the hash of that token, with any secret that is still known. */
export const isHashOf = (hash: string, token: string): boolean => hashesOf(token).some((one) => sameHash(one, hash));

/** The keyed digest of a text, by default with the newest secret. */
export const keyed = (text: string, secret = env().NEXTAUTH_SECRET): Buffer =>
  createHmac("sha256", secret).update(text).digest();

/** The newest first: it makes what is new, the others only know what they made again. */
export const signingSecrets = (): string[] => [env().NEXTAUTH_SECRET, ...env().NEXTAUTH_SECRET_OLD];

/** Compares in constant time. */
export function sameHash(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/**
 * Encrypts with the newest data key, AES-256-GCM: `v2.<key id>.<nonce>.<tag>.<bytes>`. It opens only in the place for
 * which it was made, "table.column:id", so that nobody with the database can move it to another row.
 */
export function seal(text: string, place: string): string {
  const [key] = dataKeys();
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place));
  const bytes = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const parts = [nonce, cipher.getAuthTag(), bytes].map((part) => part.toString("base64url"));
  return ["v2", idOf(key), ...parts].join(".");
}

/** Decrypts what `seal` made for this place; throws where it was changed, moved, or its key is not known any more. */
export function unseal(sealed: string, place: string): string {
  const [version, ...parts] = sealed.split(".");
  if (version === "v1") return open(dataKeys(), parts);
  const [keyId, ...rest] = parts;
  if (version !== "v2") throw new Error("not a sealed value");
  const keys = dataKeys().filter((key) => idOf(key) === keyId);
  return open(keys, rest, place);
}

/** How everything begins that the newest key has sealed. */
export const newestSeal = (): string => `v2.${idOf(dataKeys()[0])}.`;

/** `v1` named neither its key nor its place. */
function open(keys: readonly Buffer[], [nonce, tag, bytes]: string[], place?: string): string {
  if (!nonce || !tag || bytes === undefined) throw new Error("not a sealed value");
  for (const key of keys)
    try {
      const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"), { authTagLength: 16 });
      if (place !== undefined) decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(Buffer.from(tag, "base64url"));
      return Buffer.concat([decipher.update(Buffer.from(bytes, "base64url")), decipher.final()]).toString("utf8");
    } catch {
      // perhaps another key
    }
  throw new Error("this was changed or moved, or its key is not among DATA_KEY and DATA_KEY_OLD");
}

const dataKeys = (): [Buffer, ...Buffer[]] => [bytesOf(env().DATA_KEY), ...env().DATA_KEY_OLD.map(bytesOf)];

const bytesOf = (key: string) => Buffer.from(key, "base64");

/** Known by its own digest, so that nobody has to give keys names. */
const idOf = (key: Buffer): string =>
  createHash("sha256").update("data key").update(key).digest("base64url").slice(0, 8);
