import type { Role } from "#prisma/generated/enums.ts";
import { inTransaction, type Tx } from "#lib/platform/db.ts";
import type { Language } from "#lib/platform/language.ts";
import { hashed, hashesOf, newToken } from "#lib/platform/secrets.ts";
import { takesScan } from "#lib/requests/status.ts";
import { type Actor, nobody, sightOf, system } from "./actor.ts";
import { sessionLimits } from "./session-limits.ts";

const minute = 60_000;

/** How long a pass lets another computer send a scan. */
export const passLife = 24 * 60 * minute;

/** Who asks is not known before the session is found, by a token that nobody can guess. */
const unknown = sightOf(system);

/**
 * Opens a session for a person whose identity a command has just checked. The ticket goes once to the sign-in library,
 * within a minute, which gets a token for the cookie in exchange. Sessions live by the clock of the database alone, so
 * that a clock of a web server that jumps makes none of them longer.
 */
export async function openSession(tx: Tx, account: { id: string; role: Role }): Promise<{ ticket: string }> {
  const ticket = newToken();
  await tx.$executeRaw`
    INSERT INTO session (id, "accountId", "createdAt", "lastSeenAt", "expiresAt", "ticketHash")
    VALUES (gen_random_uuid(), ${account.id}::uuid, now(), now(),
      now() + make_interval(secs => ${sessionLimits(account.role).absolute / 1_000}::float8), ${hashed(ticket)})`;
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
  const [ticketHash, bearerHash] = by === "browser" ? [hashed(token), null] : [null, hashed(token)];
  await tx.$executeRaw`
    INSERT INTO session (id, "passId", "createdAt", "lastSeenAt", "expiresAt", "ticketHash", "bearerHash")
    VALUES (gen_random_uuid(), ${passId}::uuid, now(), now(), ${expiresAt}, ${ticketHash}, ${bearerHash})`;
  return { token };
}

/** For so many seconds a token that was replaced still counts, for what its browser sent before it heard of the new one. */
const graceSeconds = 20;

/** Tells one session from another to scripts in the browser, which never see its token. */
export const sessionMark = (token: string): string => hashed(`mark of ${token}`);

/**
 * Takes a ticket in exchange for the token of the session it opened, or proved anew, which is kept as a hash; null where
 * the ticket is unknown, used or a minute old.
 */
export async function redeemTicket(ticket: string): Promise<{ token: string } | null> {
  const token = newToken();
  const taken = await inTransaction(
    unknown,
    (tx) => tx.$executeRaw`
      UPDATE session SET "ticketHash" = NULL, "priorHash" = "tokenHash", "tokenHash" = ${hashed(token)}
      WHERE "ticketHash" = ANY(${hashesOf(ticket)}) AND "endedAt" IS NULL
        AND greatest("createdAt", "confirmedAt") > now() - interval '1 minute'`,
  );
  return taken === 1 ? { token } : null;
}

/** Who stands behind a cookie's token: asked at every request, so that an ended session or a disabled account ends at once. */
export async function findActor(token: string | null): Promise<Actor> {
  return token ? inTransaction(unknown, (tx) => actorOf(tx, { tokens: hashesOf(token) })) : nobody;
}

/**
 * Who stands behind it, without a sign of life: for what goes on by itself in an open page, so that a screen left alone
 * does not keep its session alive.
 */
export async function watchActor(token: string | null): Promise<Actor> {
  return token ? inTransaction(unknown, (tx) => actorOf(tx, { tokens: hashesOf(token) }, false)) : nobody;
}

/**
 * How long a person's session still lives, in milliseconds: without use, of which it has so much altogether, and at most.
 * No sign of life by itself. Null where it is over.
 */
export async function timeLeft(
  token: string | null,
): Promise<{ accountId: string; limit: number; idle: number; most: number } | null> {
  const session = token ? await inTransaction(unknown, (tx) => liveSession(tx, { tokens: hashesOf(token) })) : null;
  if (!session?.accountId || personOf(session).kind === "nobody") return null;
  const { idle, absolute } = sessionLimits(session.role);
  const most = Math.min(absolute - session.age, session.left);
  return { accountId: session.accountId, limit: idle, idle: Math.min(idle - session.idle, most), most };
}

/** Who stands behind the token of a program: a pass, never a person. */
export const findBearer = (token: string): Promise<Actor> =>
  inTransaction(unknown, (tx) => actorOf(tx, { bearers: hashesOf(token) }));

/** A live session as the database's own clock has it: milliseconds since its beginning, and since its last sign of life. */
type Live = {
  id: string;
  passId: string | null;
  age: number;
  idle: number;
  left: number;
  accountId: string | null;
  role: Role;
  name: string | null;
  email: string | null;
  language: Language;
};

/** The hashes under which what was shown may be kept. */
type Key = { tokens?: string[]; bearers?: string[] };

async function actorOf(tx: Tx, by: Key, alive = true): Promise<Actor> {
  const session = await liveSession(tx, by);
  if (!session) return nobody;
  const actor = session.accountId ? personOf(session) : await bearerOf(tx, session);
  if (actor.kind === "nobody") return nobody;
  if (alive && session.idle > minute)
    await tx.$executeRaw`UPDATE session SET "lastSeenAt" = now() WHERE id = ${session.id}::uuid`;
  return actor;
}

async function liveSession(tx: Tx, { tokens = [], bearers = [] }: Key): Promise<Live | null> {
  const [session] = await tx.$queryRaw<Live[]>`
    SELECT s.id, s."passId", s."accountId", a.role, a.name, a.email, a.language,
      extract(epoch FROM now() - s."createdAt")::float8 * 1000 AS age,
      extract(epoch FROM now() - s."lastSeenAt")::float8 * 1000 AS idle,
      extract(epoch FROM s."expiresAt" - now())::float8 * 1000 AS "left"
    FROM session s LEFT JOIN account a ON a.id = s."accountId"
    WHERE (s."tokenHash" = ANY(${tokens}) OR s."bearerHash" = ANY(${bearers}) OR (s."priorHash" = ANY(${tokens})
        AND s."confirmedAt" > now() - make_interval(secs => ${graceSeconds}::float8)))
      AND s."endedAt" IS NULL AND now() <= s."expiresAt" AND a."disabledAt" IS NULL`;
  // Seen in what is still to come: that clock was set back, and how long it really was, nobody knows.
  return !session || session.idle < -minute ? null : session;
}

function personOf({ id: sessionId, accountId, role, name, email, language, age, idle }: Live): Actor {
  const limits = sessionLimits(role);
  if (accountId === null || email === null || idle > limits.idle || age > limits.absolute) return nobody;
  return { kind: "person", accountId, role, sessionId, name, email, language };
}

/** A pass ends with what it is for: once the request takes no pictures any more, or its patient's account is closed. */
async function bearerOf(tx: Tx, { id: sessionId, passId }: Live): Promise<Actor> {
  const pass = passId && (await tx.uploadPass.findUnique({ where: { id: passId }, include: passWith }));
  if (!pass || pass.revokedAt || pass.request.patient.disabledAt || !takesScan(pass.request.status)) return nobody;
  return { kind: "pass", passId: pass.id, requestId: pass.requestId, sessionId };
}

const passWith = { request: { select: { status: true, patient: { select: { disabledAt: true } } } } } as const;
