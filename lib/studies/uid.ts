import { createHash } from "node:crypto";

/** A DICOM UID under 2.25 (a UUID as a decimal number), the same for the same words. */
export function uidFrom(...words: readonly (string | number)[]): string {
  const digest = createHash("sha256").update(words.join("/")).digest().subarray(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  return `2.25.${BigInt(`0x${digest.toString("hex")}`).toString()}`;
}
