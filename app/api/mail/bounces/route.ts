import { NextResponse } from "next/server";
import { refusedBody } from "#app/_server/body-limit.ts";
import { bearerOf } from "#app/_server/own-page.ts";
import { originOf } from "#app/_server/origin.ts";
import { nobody } from "#lib/accounts/actor.ts";
import { takeBounce } from "#lib/notifications/take-bounce.ts";
import { logBug } from "#lib/platform/log.ts";

/** A bounce quotes at most the mail it is about, and ours are small. */
const maxMail = 2 ** 20;

/** Where the clinic's mail server hands over each mail that came to MAIL_BOUNCES, as it is, with BOUNCE_SECRET as token. */
export async function POST(req: Request): Promise<NextResponse> {
  const refused = refusedBody(req, maxMail);
  if (refused) return answer(refused);
  try {
    const mail = new Uint8Array(await req.arrayBuffer());
    const taken = await takeBounce(
      { ...nobody, from: originOf(req.headers) },
      { secret: bearerOf(req.headers) ?? "", mail },
    );
    return answer(taken.ok ? 204 : 401);
  } catch (error) {
    logBug(error, "api");
    return answer(500);
  }
}

const answer = (status: number) => new NextResponse(null, { status, headers: { "cache-control": "no-store" } });
