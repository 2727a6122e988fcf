import { NextResponse } from "next/server";
import { letIn, stranger } from "#app/_server/session.ts";
import { keepAttempt, takeLeaving } from "#app/_server/sign-in-cookies.ts";
import { homeOf } from "#lib/accounts/actor.ts";
import { signInByDirectory } from "#lib/accounts/sign-in-by-directory.ts";
import { env } from "#lib/platform/env.ts";
import { logBug } from "#lib/platform/log.ts";

/** Where the clinic's directory sends people back to: only the browser that left for it gets in. */
export async function GET(req: Request): Promise<NextResponse> {
  return NextResponse.redirect(new URL(await pageAfter(new URL(req.url).search), env().NEXTAUTH_URL), {
    status: 303,
    headers: { "cache-control": "no-store", "referrer-policy": "no-referrer" },
  });
}

async function pageAfter(query: string): Promise<string> {
  try {
    const leaving = await takeLeaving();
    if (!leaving) return "/sign-in/staff?directory=refused";
    const { from, ...checks } = leaving;
    const signed = await signInByDirectory(await stranger(), { query, checks });
    if (!signed.ok) return "/sign-in/staff?directory=refused";
    const { value } = signed;
    if ("attempt" in value) {
      await keepAttempt(value.attempt);
      return `/sign-in/staff/${value.status}${from ? `?from=${encodeURIComponent(from)}` : ""}`;
    }
    if (!("ticket" in value)) return `/sign-in/staff?directory=${value.status}`;
    await letIn(value);
    return from ?? homeOf(value.role);
  } catch (error) {
    logBug(error, "directory");
    return "/sign-in/staff?directory=away";
  }
}
