import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "./env.ts";

/** A new unguessable token, 256 bits, safe in a URL. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** The keyed hash under which a token or code is kept: useless without the installation's secret. */
export const hashed = (token: string): string =>
  createHmac("sha256", env().NEXTAUTH_SECRET).update(token).digest("base64url");

/** Compares in constant time. */
export function sameHash(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** Encrypts with DATA_KEY, AES-256-GCM: `v1.<nonce>.<tag>.<bytes>`. */
export function seal(text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", dataKey(), nonce);
  const bytes = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return ["v1", nonce, cipher.getAuthTag(), bytes]
    .map((part) => (typeof part === "string" ? part : part.toString("base64url")))
    .join(".");
}

/** Decrypts what `seal` made; throws where it was changed or the key is another. */
export function unseal(sealed: string): string {
  const [version, nonce, tag, bytes] = sealed.split(".");
  if (version !== "v1" || !nonce || !tag || bytes === undefined) throw new Error("not a sealed value");
  const decipher = createDecipheriv("aes-256-gcm", dataKey(), Buffer.from(nonce, "base64url"));
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(bytes, "base64url")), decipher.final()]).toString("utf8");
}

const dataKey = () => Buffer.from(env().DATA_KEY, "base64");
