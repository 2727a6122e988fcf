import { isFromOurPage } from "#app/_server/own-page.ts";
import { currentActor, currentSession } from "#app/_server/session.ts";
import { timeLeft } from "#lib/accounts/session.ts";

export const dynamic = "force-dynamic";

/** How long whoever asks is still signed in: an open page looks by itself, which keeps nothing alive. */
export async function GET(): Promise<Response> {
  const left = await timeLeft(await currentSession());
  return left ? Response.json(left, { headers }) : new Response(null, { status: 401, headers });
}

/** The same, for somebody who is there: their session goes on. */
export async function POST(req: Request): Promise<Response> {
  if (!isFromOurPage(req.headers)) return new Response(null, { status: 403, headers });
  await currentActor();
  return GET();
}

const headers = { "cache-control": "no-store" };
