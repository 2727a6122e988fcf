import { hash, verify } from "@node-rs/argon2";

/** OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. What was made with other numbers is made anew at the next sign-in. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/** The Argon2id hash of a password. Letters are compared as they look, however a keyboard puts them together (NFC). */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFC"), cost);

/** Whether the password is right. Takes as long where there is no hash, so that time tells nothing of an account. */
export async function passwordIsRight(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await (decoy ??= hashPassword("nobody has this password")));
  return (await verify(against, password.normalize("NFC"))) && stored !== null;
}

/** Whether a hash was made otherwise than one is made today. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = cost;
  return !stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
}
