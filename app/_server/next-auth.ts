import type { AuthOptions } from "next-auth";
import type { JWT, JWTDecodeParams } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { endSession } from "#lib/accounts/end-session.ts";
import { returnPath } from "#lib/accounts/forms.ts";
import { sessionCookie } from "#lib/accounts/session-cookie.ts";
import { findActor, passLife, redeemTicket, sessionMark } from "#lib/accounts/session.ts";
import { env } from "#lib/platform/env.ts";
import { decodeWith } from "./session-token.ts";

/** Reads what is in a session cookie; null where it was not made here, or too long ago. */
export const readToken = (given: JWTDecodeParams): Promise<JWT | null> =>
  decodeWith([env().NEXTAUTH_SECRET, ...env().NEXTAUTH_SECRET_OLD])(given);

/**
 * Who a person is, the commands under lib/accounts find out; they open a session in the database and hand over a ticket
 * that works once. The cookie made here carries the session's token and nothing else.
 */
export function authOptions(): AuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    jwt: { decode: readToken },
    session: { strategy: "jwt", maxAge: passLife / 1000 }, // the longest; the database knows each one's own end
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: sessionCookie(env().NEXTAUTH_URL) },
    providers: [
      Credentials({
        id: "ticket",
        credentials: { ticket: {} },
        async authorize(given) {
          const session = given?.ticket ? await redeemTicket(given.ticket) : null;
          return session && { id: session.token };
        },
      }),
    ],
    events: {
      // The library's own way out takes only the cookie away.
      async signOut({ token }) {
        const actor = await findActor(typeof token["sid"] === "string" ? token["sid"] : null);
        if ("sessionId" in actor) await endSession(actor, {});
      },
    },
    callbacks: {
      // The library's own doors lead to pages of ours and nowhere else.
      redirect: ({ url, baseUrl }) => new URL(returnPath(url) ?? "/", baseUrl).href,
      jwt: ({ token, user }) => ({ sid: (user as { id?: string } | undefined)?.id ?? token["sid"] }),
      session: ({ session, token }) => ({ expires: session.expires, mark: sessionMark(String(token["sid"])) }),
    },
  };
}
