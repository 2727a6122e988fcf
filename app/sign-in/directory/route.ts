import { NextResponse } from "next/server";
import { keepLeaving } from "#app/_server/sign-in-cookies.ts";
import { returnPath } from "#lib/accounts/forms.ts";
import { env } from "#lib/platform/env.ts";
import { logBug } from "#lib/platform/log.ts";
import { hasProvider, signInAddress } from "#lib/platform/oidc.ts";

/** Leads to the clinic's own directory, and nowhere else: where that is, the settings say. */
export async function GET(req: Request): Promise<NextResponse> {
  const staff = new URL("/sign-in/staff", env().NEXTAUTH_URL);
  if (!hasProvider()) return leadTo(staff);
  try {
    const { address, checks } = await signInAddress();
    await keepLeaving({ ...checks, from: returnPath(new URL(req.url).searchParams.get("from")) ?? undefined });
    return leadTo(address);
  } catch (error) {
    logBug(error, "directory");
    staff.searchParams.set("directory", "away");
    return leadTo(staff);
  }
}

const leadTo = (address: string | URL) =>
  NextResponse.redirect(address, { status: 303, headers: { "cache-control": "no-store" } });
