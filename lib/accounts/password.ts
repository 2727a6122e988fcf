import { hash, verify } from "@node-rs/argon2";

// OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/** The Argon2id hash of a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** Whether the password is right. Takes as long where there is no hash, so that time tells nothing of an account. */
export async function passwordIsRight(stored: string | null, password: string): Promise<boolean> {
  const right = await verify(stored ?? (await (decoy ??= hashPassword("nobody has this password"))), password, cost);
  return right && stored !== null;
}
