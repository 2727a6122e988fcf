import type { Tx } from "#lib/platform/db.ts";

/**
 * Whether whoever holds this session has shown within so many minutes that it is them: by signing in, or since then by a
 * code or a passkey.
 */
export async function provedWithin(tx: Tx, sessionId: string, minutes: number): Promise<boolean> {
  const session = await tx.session.findUnique({ where: { id: sessionId } });
  if (!session) return false;
  const last = Math.max(session.createdAt.getTime(), session.confirmedAt?.getTime() ?? 0);
  // A proof that counts for no time at all would be asked for for ever.
  return Date.now() - last < Math.max(minutes, 1) * 60_000;
}
