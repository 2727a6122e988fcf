import type { Role } from "#prisma/generated/enums.ts";
import { inTransaction, type Tx } from "#lib/platform/db.ts";
import { hashed, newToken } from "#lib/platform/secrets.ts";
import { type Actor, nobody } from "./actor.ts";

const minute = 60_000;

/** How long a session lives without use, and at most. Staff computers stand in shared rooms. */
export const sessionLimits: Record<Role, { idle: number; absolute: number }> = {
  patient: { idle: 60 * minute, absolute: 12 * 60 * minute },
  coordinator: { idle: 30 * minute, absolute: 12 * 60 * minute },
  surgeon: { idle: 30 * minute, absolute: 12 * 60 * minute },
  administrator: { idle: 15 * minute, absolute: 8 * 60 * minute },
};

/**
 * Opens a session for a person whose identity a command has just checked. The ticket goes once to the sign-in library,
 * within a minute, which puts the session's id into the cookie.
 */
export async function openSession(tx: Tx, account: { id: string; role: Role }): Promise<{ ticket: string }> {
  const ticket = newToken();
  const now = new Date(); // by the clock that later measures it, not that of the database
  const expiresAt = new Date(now.getTime() + sessionLimits[account.role].absolute);
  await tx.session.create({
    data: { accountId: account.id, createdAt: now, lastSeenAt: now, expiresAt, ticketHash: hashed(ticket) },
  });
  return { ticket };
}

/** Takes a ticket in exchange for the session it opened; null where it is unknown, used or a minute old. */
export function redeemTicket(ticket: string): Promise<{ id: string; accountId: string } | null> {
  return inTransaction(async (tx) => {
    const createdAt = { gt: new Date(Date.now() - minute) };
    const ticketHash = hashed(ticket);
    const session = await tx.session.findFirst({ where: { ticketHash, createdAt, endedAt: null } });
    if (!session) return null;
    const taken = await tx.session.updateMany({ where: { id: session.id, ticketHash }, data: { ticketHash: null } });
    return taken.count === 1 ? session : null;
  });
}

/** Who stands behind a session id: asked at every request, so that an ended session or a disabled account ends at once. */
export async function findActor(sessionId: string | null): Promise<Actor> {
  if (!sessionId || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(sessionId)) return nobody;
  return inTransaction(async (tx) => {
    const session = await tx.session.findUnique({ where: { id: sessionId }, include: { account: true } });
    if (!session || session.endedAt || session.account.disabledAt) return nobody;
    const { id: accountId, role, name, email } = session.account;
    const now = Date.now();
    const idle = now - session.lastSeenAt.getTime();
    if (now > session.expiresAt.getTime() || idle > sessionLimits[role].idle) return nobody;
    if (idle > minute) await tx.session.update({ where: { id: sessionId }, data: { lastSeenAt: new Date(now) } });
    return { kind: "person", accountId, role, sessionId, name, email };
  });
}
