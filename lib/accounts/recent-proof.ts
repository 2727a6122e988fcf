import type { Tx } from "#lib/platform/db.ts";
import { hashed, newToken } from "#lib/platform/secrets.ts";

/**
 * Whether whoever holds this session has shown within so many minutes that it is them: by signing in, or since then by a
 * code or a passkey. By the clock of the database, as all of a session's life.
 */
export async function provedWithin(tx: Tx, sessionId: string, minutes: number): Promise<boolean> {
  const least = Math.max(minutes, 1); // a proof that counts for no time at all would be asked for for ever
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM session WHERE id = ${sessionId}::uuid
      AND greatest("createdAt", "confirmedAt") > now() - make_interval(secs => ${least * 60}::float8)`;
  return found.length > 0;
}

/** Whether somebody showed that it is them, and the ticket for the token with which their session goes on. */
export type Proof = { status: "right"; ticket: string } | { status: "wrong" | "later" };

/**
 * Whoever holds this session has just shown that it is them: it goes on under a new token, for which the ticket is taken
 * in exchange (ASVS 5.0, 7.2.4). Who knew the old one has nothing of it.
 */
export async function noteProof(tx: Tx, sessionId: string): Promise<{ ticket: string }> {
  const ticket = newToken();
  await tx.$executeRaw`
    UPDATE session SET "confirmedAt" = now(), "ticketHash" = ${hashed(ticket)} WHERE id = ${sessionId}::uuid`;
  return { ticket };
}

/** Minutes for acts on who may get in: roles, passwords, passkeys, recovery codes, keys, and the trail as a file. */
export const accessProof = 15;
