import type { Account, ReviewRequest, UploadPass } from "#prisma/generated/client.ts";
import type { Role } from "#prisma/generated/enums.ts";
import { inTransaction, type Tx } from "#lib/platform/db.ts";
import { hashed, newToken } from "#lib/platform/secrets.ts";
import { takesScan } from "#lib/requests/status.ts";
import { type Actor, nobody } from "./actor.ts";

const minute = 60_000;

/** How long a pass lets another computer send a scan. */
export const passLife = 24 * 60 * minute;

/** How long a session lives without use, and at most. Staff computers stand in shared rooms. */
export const sessionLimits: Record<Role, { idle: number; absolute: number }> = {
  patient: { idle: 60 * minute, absolute: 12 * 60 * minute },
  coordinator: { idle: 30 * minute, absolute: 12 * 60 * minute },
  surgeon: { idle: 30 * minute, absolute: 12 * 60 * minute },
  administrator: { idle: 15 * minute, absolute: 8 * 60 * minute },
  auditor: { idle: 15 * minute, absolute: 8 * 60 * minute },
};

type PassFor = UploadPass & { request: Pick<ReviewRequest, "status"> & { patient: Account } };

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

/**
 * Opens a session for another computer whose pass a command has just redeemed: a browser gets a ticket, a program the
 * token that it shows at each request.
 */
export async function openPassSession(
  tx: Tx,
  { passId, expiresAt, by }: { passId: string; expiresAt: Date; by: "browser" | "program" },
): Promise<{ token: string }> {
  const token = newToken();
  const now = new Date();
  const key = by === "browser" ? { ticketHash: hashed(token) } : { bearerHash: hashed(token) };
  await tx.session.create({ data: { passId, createdAt: now, lastSeenAt: now, expiresAt, ...key } });
  return { token };
}

/** Takes a ticket in exchange for the session it opened; null where it is unknown, used or a minute old. */
export function redeemTicket(ticket: string): Promise<{ id: string } | null> {
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
  return isId(sessionId) ? inTransaction((tx) => actorOf(tx, { id: sessionId })) : nobody;
}

/**
 * Who stands behind a session id, without a sign of life: for what goes on by itself in an open page, so that a screen
 * left alone does not keep its session alive.
 */
export async function watchActor(sessionId: string | null): Promise<Actor> {
  return isId(sessionId) ? inTransaction((tx) => actorOf(tx, { id: sessionId }, false)) : nobody;
}

/** Who stands behind the token of a program: a pass, never a person. */
export const findBearer = (token: string): Promise<Actor> =>
  inTransaction((tx) => actorOf(tx, { bearerHash: hashed(token) }));

const isId = (id: string | null): id is string => id !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

async function actorOf(tx: Tx, where: { id: string } | { bearerHash: string }, alive = true): Promise<Actor> {
  const session = await tx.session.findUnique({
    where,
    include: { account: true, pass: { include: { request: { select: { status: true, patient: true } } } } },
  });
  const now = Date.now();
  if (!session || session.endedAt || now > session.expiresAt.getTime()) return nobody;
  const { id: sessionId, account, pass } = session;
  const idle = now - session.lastSeenAt.getTime();
  const actor = account ? personOf(account, sessionId, idle) : pass ? bearerOf(pass, sessionId) : nobody;
  if (actor.kind === "nobody") return nobody;
  if (alive && idle > minute)
    await tx.session.update({ where: { id: sessionId }, data: { lastSeenAt: new Date(now) } });
  return actor;
}

function personOf(account: Account, sessionId: string, idle: number): Actor {
  const { id: accountId, role, name, email, language } = account;
  if (email === null || account.disabledAt || idle > sessionLimits[role].idle) return nobody;
  return { kind: "person", accountId, role, sessionId, name, email, language };
}

/** A pass ends with what it is for: once the request takes no pictures any more, or its patient's account is closed. */
function bearerOf({ id: passId, requestId, revokedAt, request }: PassFor, sessionId: string): Actor {
  if (revokedAt || request.patient.disabledAt || !takesScan(request.status)) return nobody;
  return { kind: "pass", passId, requestId, sessionId };
}
