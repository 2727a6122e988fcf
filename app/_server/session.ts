import { createHash, randomBytes } from "node:crypto";
import { cookies, headers } from "next/headers";
import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { cache } from "react";
import { type Actor, nobody } from "#lib/accounts/actor.ts";
import { endSession } from "#lib/accounts/end-session.ts";
import { noteSignIn } from "#lib/accounts/note-sign-in.ts";
import { sessionCookie } from "#lib/accounts/session-cookie.ts";
import { findActor } from "#lib/accounts/session.ts";
import { env } from "#lib/platform/env.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { clientAddress } from "./client-address.ts";
import { authOptions, readToken } from "./next-auth.ts";
import { originOf } from "./origin.ts";
import { browserMark, clearSignInCookies, keepMark } from "./sign-in-cookies.ts";

/** Who asks, looked up in the database once per request. */
export const currentActor = cache(async (): Promise<Actor> => fromHere(await findActor(await currentSession())));

/** Somebody who has not said yet who they are. */
export const stranger = cache(async (): Promise<Actor> => fromHere(nobody));

const fromHere = async (actor: Actor): Promise<Actor> => ({ ...actor, from: originOf(await headers()) });

/** The token that the cookie carries; whether its session lives, the database knows. */
export async function currentSession(): Promise<string | null> {
  const { NEXTAUTH_URL, NEXTAUTH_SECRET: secret } = env();
  const token = (await cookies()).get(sessionCookie(NEXTAUTH_URL).name)?.value;
  const said = token === undefined ? null : await readToken({ token, secret });
  return typeof said?.["sid"] === "string" ? said["sid"] : null;
}

/** Signs the browser in with the ticket of a session that a command has just opened. */
export async function signInWithTicket(ticket: string): Promise<void> {
  const before = await currentActor();
  if ("sessionId" in before) await endSession(before, {}); // its cookie is about to be overwritten
  const head = await headers();
  const from = { userAgent: head.get("user-agent")?.slice(0, 1_000) ?? null, address: clientAddress(head) ?? "" };
  expectOk(await noteSignIn(await stranger(), { ticket, browser: await browserMark(), ...from }));
  await takeTicket(ticket);
}

/**
 * Gives the browser the token for which the ticket stands. The library's own sign-in runs as if the browser had posted to
 * it, so that forms also work without a script in the browser.
 */
export async function takeTicket(ticket: string): Promise<void> {
  const { NEXTAUTH_URL, NEXTAUTH_SECRET } = env();
  const jar = await cookies();
  const csrfToken = randomBytes(32).toString("hex");
  const proof = createHash("sha256").update(`${csrfToken}${NEXTAUTH_SECRET}`).digest("hex");
  const secure = NEXTAUTH_URL.startsWith("https:");
  const csrfCookie = secure ? "__Host-next-auth.csrf-token" : "next-auth.csrf-token";
  jar.set(csrfCookie, `${csrfToken}|${proof}`, { httpOnly: true, sameSite: "lax", path: "/", secure });
  const body = new URLSearchParams({ ticket, csrfToken, json: "true" });
  const req = new NextRequest(new URL("/api/auth/callback/ticket", NEXTAUTH_URL), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body,
  });
  const params = { nextauth: ["callback", "ticket"] };
  const res = (await NextAuth(req as never, { params } as never, authOptions())) as Response;
  const { name, options } = sessionCookie(NEXTAUTH_URL);
  const set = res.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));
  jar.delete(csrfCookie);
  if (!set) throw new Error("the sign-in library did not take the ticket");
  const value = decodeURIComponent(set.slice(name.length + 1).split(";")[0] ?? "");
  jar.set(name, value, options); // without an age: closing the browser signs out, as on a shared computer it should
}

/** The same for a person, whose browser is known from now on; what the steps of signing in needed is forgotten. */
export async function letIn({ ticket, mark }: { ticket: string; mark: string }): Promise<void> {
  await signInWithTicket(ticket);
  await keepMark(mark);
  await clearSignInCookies();
}

/** Ends the session in the database and takes the cookie away. */
export async function signOut(): Promise<void> {
  const actor = await currentActor();
  if ("sessionId" in actor) expectOk(await endSession(actor, {}));
  const { name, options } = sessionCookie(env().NEXTAUTH_URL);
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}
