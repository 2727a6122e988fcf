import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { z } from "zod";
import { returnPath } from "#lib/accounts/forms.ts";
import { sessionCookie } from "#lib/accounts/session-cookie.ts";
import { env } from "#lib/platform/env.ts";

/** Kept while somebody signs in: which mail this browser asked for. */
const Asked = z.object({ mailId: z.uuid(), browser: z.string().max(100), email: z.string().max(254) });
export type Asked = z.infer<typeof Asked>;

/** The mail that was asked for, the step after the right password, that somebody signed in here before, which browser it is, what left for the directory. */
type Kept = "asked" | "attempt" | "known" | "browser" | "leaving";

/** Kept while somebody signs in at the clinic's directory: what its answer must fit to, and where to go afterwards. */
const Leaving = z.object({
  state: z.string().max(200),
  nonce: z.string().max(200),
  verifier: z.string().max(200),
  from: z.string().max(500).optional(),
});
export type Leaving = z.infer<typeof Leaving>;

/** Must not begin with the session cookie's name: the sign-in library takes such cookies for further parts of it. */
const nameOf = (what: Kept) => sessionCookie(env().NEXTAUTH_URL).name.replace("foramen-session", `foramen-${what}`);

const write = async (what: Kept, value: string, minutes: number) =>
  (await cookies()).set(nameOf(what), value, { ...sessionCookie(env().NEXTAUTH_URL).options, maxAge: minutes * 60 });

const read = async (what: Kept) => (await cookies()).get(nameOf(what))?.value;

export const keepAsked = (asked: Asked) => write("asked", Buffer.from(JSON.stringify(asked)).toString("base64url"), 30);

export async function readAsked(): Promise<Asked | null> {
  try {
    return Asked.parse(JSON.parse(Buffer.from((await read("asked")) ?? "", "base64url").toString()));
  } catch {
    return null;
  }
}

export const keepAttempt = (attempt: string) => write("attempt", attempt, 10);
export const readAttempt = async (): Promise<string> => (await read("attempt")) ?? "";

export const keepMark = (mark: string) => write("known", mark, 180 * 24 * 60);
export const readMark = (): Promise<string | undefined> => read("known");

/** What this browser is known by from one sign-in to the next; made at the first. */
export async function browserMark(): Promise<string> {
  const mark = (await read("browser")) ?? randomBytes(32).toString("base64url");
  await write("browser", mark, 400 * 24 * 60);
  return mark;
}

export const keepLeaving = (leaving: Leaving) =>
  write("leaving", Buffer.from(JSON.stringify(leaving)).toString("base64url"), 10);

/** What was kept, once. */
export async function takeLeaving(): Promise<(Leaving & { from: string | undefined }) | null> {
  const kept = await read("leaving");
  await write("leaving", "", 0);
  try {
    const { from, ...checks } = Leaving.parse(JSON.parse(Buffer.from(kept ?? "", "base64url").toString()));
    return { ...checks, from: returnPath(from) ?? undefined };
  } catch {
    return null;
  }
}

/** Forgets what signing in needed once somebody is signed in. */
export async function clearSignInCookies(): Promise<void> {
  await write("asked", "", 0);
  await write("attempt", "", 0);
}
