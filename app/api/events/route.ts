import { openEventStream } from "#app/_server/event-stream.ts";
import { currentSession } from "#app/_server/session.ts";
import { watchActor } from "#lib/accounts/session.ts";

export const dynamic = "force-dynamic";

/** Tells an open page that something changed; a browser that gets no stream goes on asking by itself. */
export async function GET(): Promise<Response> {
  const token = await currentSession();
  const who = () => watchActor(token);
  const actor = await who();
  if (!("sessionId" in actor)) return new Response(null, { status: 401, headers });
  const stream = openEventStream(actor.sessionId, who);
  if (!stream) return new Response(null, { status: 503, headers: { ...headers, "retry-after": "60" } });
  return new Response(stream, { headers: { ...headers, "content-type": "text/event-stream; charset=utf-8" } });
}

/** Neither kept, nor compressed (which would hold events back until there are enough), nor held back by a proxy. */
const headers = { "cache-control": "no-store, no-transform", "x-accel-buffering": "no" };
