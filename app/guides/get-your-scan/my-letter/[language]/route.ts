import { NextResponse } from "next/server";
import { currentActor } from "#app/_server/session.ts";
import { fillScanLetter } from "#lib/intake/fill-scan-letter.ts";
import { languageOf } from "#lib/platform/language.ts";
import { env } from "#lib/platform/env.ts";
import { logBug } from "#lib/platform/log.ts";
import { letterHeaders } from "../../letter-headers.ts";

/** The letter with the patient's own details. Whoever is not signed in as a patient is led to where they can. */
export async function GET(_req: Request, { params }: { params: Promise<{ language: string }> }): Promise<NextResponse> {
  const language = languageOf((await params).language);
  if (!language) return new NextResponse(null, { status: 404 });
  try {
    const letter = await fillScanLetter(await currentActor(), { language });
    if (letter.ok) return new NextResponse(letter.value, { headers: letterHeaders("no-store") });
    return NextResponse.redirect(new URL("/sign-in?from=/guides/get-your-scan", env().NEXTAUTH_URL));
  } catch (error) {
    logBug(error, "scan-letter");
    return new NextResponse(null, { status: 500 });
  }
}
