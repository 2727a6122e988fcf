import { type Actor, is } from "#lib/accounts/actor.ts";
import { hear } from "#lib/platform/events.ts";
import { logBug } from "#lib/platform/log.ts";
import { hearChanges } from "#lib/requests/hear-changes.ts";

/** How many streams this process holds for one session and in all; the oldest of a session gives way to the newest. */
export const streamLimits = { session: 4, all: 1_000 };

/** Milliseconds: changes are gathered for a moment, and a silent stream says that it lives. */
const pauses = { gather: 150, beat: 15_000, retry: 2_000 };

/** Unread by a browser that hangs: bytes after which its stream is ended. */
const mostUnread = 64 * 1024;

type Stream = { sessionId: string; end: () => void };

// Next may load a module more than once in one process; the count must stay one.
const shared = globalThis as { foramenStreams?: Set<Stream> };
const streams = (): Set<Stream> => (shared.foramenStreams ??= endedWithProcess(new Set()));

/**
 * A stream of server-sent events about the requests that whoever holds this session may see: ids, and nothing else.
 * `who` is asked before anything is said and at every beat, so that it ends with the session. Null where the process
 * holds as many streams as it will.
 */
export function openEventStream(sessionId: string, who: () => Promise<Actor>): ReadableStream<Uint8Array> | null {
  const own = [...streams()].filter((stream) => stream.sessionId === sessionId);
  own.slice(0, Math.max(0, own.length - streamLimits.session + 1)).forEach((stream) => stream.end());
  if (streams().size >= streamLimits.all) return null;

  let end = (): void => undefined;
  const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    const write = (text: string): void => {
      if ((controller.desiredSize ?? 0) < -mostUnread) end();
      else controller.enqueue(new TextEncoder().encode(text));
    };
    const say = (event: string, data: unknown): void => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    const stop = follow(sessionId, who, say, () => end());
    const stream = { sessionId, end: () => end() };
    end = () => {
      end = () => undefined;
      stop();
      streams().delete(stream);
      try {
        say("over", {});
        controller.close();
      } catch {
        // the browser was faster
      }
    };
    streams().add(stream);
    write("retry: 3000\n\n");
    say("beat", {});
  };
  return new ReadableStream({ start, cancel: () => end() }, new ByteLengthQueuingStrategy({ highWaterMark: 0 }));
}

/** Says what changed, and every now and then that the stream lives; calls `over` once nobody may hear any more. */
function follow(
  sessionId: string,
  who: () => Promise<Actor>,
  say: (event: string, data: unknown) => void,
  over: () => void,
): () => void {
  const changed = new Set<string>();
  /** Of which it was said before that they changed: that one went out of sight is said once more. */
  const known = new Set<string>();
  let missed = false;
  let gathering: NodeJS.Timeout | undefined;
  let stopped = false;

  const look = async (ids: string[]): Promise<void> => {
    const seen = await hearChanges(await who(), { requestIds: ids });
    if (stopped) return;
    if (!seen.ok) {
      over();
      return;
    }
    const told = ids.filter((id) => seen.value.includes(id) || known.has(id));
    for (const id of ids) known.delete(id);
    for (const id of seen.value) known.add(id);
    while (known.size > 1_000) known.delete([...known][0] ?? "");
    if (told.length > 0) say("changed", { requests: told });
  };
  const guarded = (work: Promise<void>): void =>
    void work.catch((error: unknown) => {
      logBug(error, "events"); // the database may be away: what changed is looked at anew once it is back
      missed = true;
      gather(pauses.retry);
    });
  const flush = (): void => {
    gathering = undefined;
    const ids = [...changed].slice(0, 1_000);
    for (const id of ids) changed.delete(id);
    const all = missed;
    missed = false;
    guarded(
      look(ids).then(() => {
        if (all && !stopped) say("changed", { all: true });
        if (changed.size > 0) gather();
      }),
    );
  };
  const gather = (pause = pauses.gather): void => {
    if (!stopped) gathering ??= setTimeout(flush, pause);
  };
  const deaf = hear((topic) => {
    if (topic === null) missed = true;
    else changed.add(topic);
    gather();
  });
  const deafToLooks = hearLooks(who, say, () => stopped);
  const beat = async (): Promise<void> => {
    if ((await who()).kind === "nobody") over();
    else if (!stopped) say("beat", {});
  };
  const deafToEnds = hear((ended) => {
    if (ended === null || ended === sessionId) guarded(beat());
  }, "sessions");
  const beats = setInterval(() => guarded(beat()), pauses.beat);
  return () => {
    stopped = true;
    deaf();
    deafToLooks();
    deafToEnds();
    clearTimeout(gathering);
    clearInterval(beats);
  };
}

/** Tells staff, and nobody else, which requests somebody came to look at or left: ids, as of what changed. */
function hearLooks(
  who: () => Promise<Actor>,
  say: (event: string, data: unknown) => void,
  isOver: () => boolean,
): () => void {
  const looked = new Set<string>();
  let gathering: NodeJS.Timeout | undefined;
  let deaf = (): void => undefined;
  const flush = (): void => {
    gathering = undefined;
    if (!isOver()) say("looked", { requests: [...looked] });
    looked.clear();
  };
  const listen = (actor: Actor): void => {
    if (isOver() || !is("coordinator", actor)) return;
    deaf = hear((topic) => {
      if (topic === null) return; // who looks is asked anew every few seconds anyway
      looked.add(topic);
      gathering ??= setTimeout(flush, pauses.gather);
    }, "presence");
  };
  who().then(listen, (error: unknown) => logBug(error, "events"));
  return () => {
    clearTimeout(gathering);
    deaf();
  };
}

/** A server that is told to stop waits for open answers, and these would have no end. */
function endedWithProcess(all: Set<Stream>): Set<Stream> {
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => [...all].forEach((stream) => stream.end()));
  return all;
}
