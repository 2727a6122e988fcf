import { NextResponse } from "next/server";
import { originOf } from "#app/_server/origin.ts";
import { nobody } from "#lib/accounts/actor.ts";
import { setReminders } from "#lib/notifications/set-reminders.ts";
import { env } from "#lib/platform/env.ts";
import { logBug } from "#lib/platform/log.ts";

const noStore = { "cache-control": "no-store" };
const tokenOf = (req: Request) => new URL(req.url).searchParams.get("token")?.slice(0, 200) ?? "";

/** Stops reminders at one press in a mail program (RFC 8058). It may come from anywhere: the token is all it needs. */
export async function POST(req: Request): Promise<NextResponse> {
  try {
    const set = await setReminders(
      { ...nobody, from: originOf(req.headers) },
      { token: tokenOf(req), reminders: "off" },
    );
    return new NextResponse(null, { status: set.ok ? 204 : 404, headers: noStore });
  } catch (error) {
    logBug(error, "api");
    return new NextResponse(null, { status: 500, headers: noStore });
  }
}

/** A program that only opens addresses, and whatever scans mails, gets the page; nothing changes. */
export function GET(req: Request): NextResponse {
  const page = new URL(`/reminders?token=${encodeURIComponent(tokenOf(req))}`, env().NEXTAUTH_URL);
  return NextResponse.redirect(page, { status: 303, headers: noStore });
}
