import { encode } from "next-auth/jwt";
import type { Person } from "#lib/accounts/actor.ts";
import { tokenOf } from "../config/command-scene.ts";
import { sessionCookie } from "#lib/accounts/session-cookie.ts";

/** The cookie of somebody whom a fixture signed in past the pages for it, as the sign-in library makes it. */
export async function cookieOf({ sessionId }: Person): Promise<{ name: string; value: string; url: string }> {
  const url = process.env["NEXTAUTH_URL"] ?? "";
  const value = await encode({
    token: { sid: await tokenOf(sessionId) },
    secret: process.env["NEXTAUTH_SECRET"] ?? "",
  });
  return { name: sessionCookie(url).name, value, url };
}
