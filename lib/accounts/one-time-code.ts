import { randomInt } from "node:crypto";
import { generateSecret, generateURI, verifySync } from "otplib";

/** A new secret for an authenticator app, base32. */
export const newTotpSecret = (): string => generateSecret();

/** The address inside the QR code that an authenticator app reads. */
export const totpAddress = (secret: string, email: string, issuer: string): string =>
  generateURI({ secret, label: email, issuer });

/**
 * The 30-second step (RFC 6238) a code belongs to, one step to either side allowed for clocks; null where it is wrong
 * or belongs to a step that was used before, so that an overseen code is worthless.
 */
export function stepOfCode(secret: string, code: string, usedStep: bigint | null): bigint | null {
  if (!/^\d{6}$/.test(code)) return null;
  const read = verifySync({ secret, token: code, epochTolerance: 30 });
  if (!read.valid || !("timeStep" in read)) return null;
  const step = BigInt(read.timeStep);
  return usedStep === null || step > usedStep ? step : null;
}

/** A code to write down and to type: fifty bits in an alphabet without look-alikes, e.g. "k7mqp-2xw9r". */
export function newTypedCode(): string {
  const letters = Array.from({ length: 10 }, () => "23456789abcdefghjkmnpqrstuvwxyz"[randomInt(31)]).join("");
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** A typed code as it is compared: people leave out dashes and mix case. */
export const plainTypedCode = (typed: string): string => typed.toLowerCase().replace(/[^a-z0-9]/g, "");
