import { readFileSync } from "node:fs";

/** The key in a file: 32 bytes in base64. Null where none is named. */
export function backupKey(file: string | undefined): Buffer | null {
  if (file === undefined) return null;
  const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64");
  if (key.length !== 32) throw new Error(`${file} must hold 32 bytes in base64: openssl rand -base64 32`);
  return key;
}
