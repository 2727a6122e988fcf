import { type NextRequest, NextResponse } from "next/server";
import { getToken } from "next-auth/jwt";
import { isForeignFetch } from "#app/_server/fetch-site.ts";
import { guards, secure, storage, workerPolicy } from "#app/_server/guards.ts";
import { languageCookie, languageCookieOptions } from "#app/_server/language-cookie.ts";
import { sessionCookie } from "#lib/accounts/session-cookie.ts";
import { decodeWith } from "#app/_server/session-token.ts";
import { type Language, languageOf, preferred } from "#lib/platform/language.ts";

const address = process.env.NEXTAUTH_URL ?? "http://localhost:3000";
const secrets = [process.env.NEXTAUTH_SECRET, ...(process.env.NEXTAUTH_SECRET_OLD ?? "").split(",")].flatMap(
  (secret) => secret?.trim() || [],
);
const cookieName = sessionCookie(address).name;

/** Pages of people who are signed in. This list only spares them a detour; access is decided in `lib/command.ts`. */
const staffRooms = ["/queue", "/reading", "/admin", "/account/access"];
const rooms = ["/requests", "/account", ...staffRooms];
/** Staff read English. */
const englishRooms = [...staffRooms, "/sign-in/staff"];

/** One press in a mail program that is a page itself; its token is all it needs. */
const fromAnywhere = "/api/mail/reminders";

/** Sets the security headers and the nonce of every answer, and shows the signed-out where to sign in. */
export default async function middleware(req: NextRequest): Promise<NextResponse> {
  const { pathname, searchParams } = req.nextUrl;
  if (pathname.startsWith("/_next/static/")) return withHeaders(NextResponse.next(), workerPolicy);
  searchParams.delete("_rsc");
  const path = pathname + (searchParams.size > 0 ? `?${searchParams}` : "");
  const nonce = btoa(crypto.randomUUID());
  const policy = pagePolicy(nonce);
  if (isForeignFetch(req) && pathname !== fromAnywhere)
    return withHeaders(new NextResponse(null, { status: 403, headers: { "cache-control": "no-store" } }), policy);
  if (req.method === "GET" && isIn(rooms, pathname) && !(await hasCookie(req))) {
    const signIn = isIn(staffRooms, pathname) ? "/sign-in/staff" : "/sign-in";
    const there = new URL(`${signIn}?from=${encodeURIComponent(path)}`, address);
    return withHeaders(NextResponse.redirect(there, { headers: { "cache-control": "no-store" } }), policy);
  }
  const headers = new Headers(req.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-path", path);
  const asked = languageOf(searchParams.get("lang"));
  headers.set("x-language", isIn(englishRooms, pageOf(req)) ? "en" : (asked ?? spoken(req)));
  const res = withHeaders(NextResponse.next({ request: { headers } }), policy);
  if (asked) res.cookies.set(languageCookie, asked, { ...languageCookieOptions, secure });
  return res;
}

/** The page that is asked for, or that asks: what a room of staff fetches is answered in its language. */
function pageOf({ nextUrl: { pathname }, headers }: NextRequest): string {
  const from = headers.get("referer") ?? "";
  return pathname.startsWith("/api/") && URL.canParse(from) ? new URL(from).pathname : pathname;
}

/** What was chosen before, else what the browser asks for. */
const spoken = (req: NextRequest): Language =>
  languageOf(req.cookies.get(languageCookie)?.value) ?? preferred(req.headers.get("accept-language"));

// The library's own middleware passes over everything below /_next and /api/auth, which would go without headers.
const hasCookie = async (req: NextRequest) =>
  (await getToken({ req, secret: secrets[0] ?? "", decode: decodeWith(secrets), cookieName })) !== null;

const isIn = (some: readonly string[], path: string) =>
  some.some((room) => path === room || path.startsWith(`${room}/`));

const pagePolicy = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "worker-src 'self'",
    `connect-src 'self' ${storage}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

function withHeaders(res: NextResponse, policy: string): NextResponse {
  for (const [name, value] of Object.entries(guards(policy))) res.headers.set(name, value);
  return res;
}
