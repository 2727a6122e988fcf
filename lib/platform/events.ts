import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { Tx } from "./db.ts";
import { env } from "./env.ts";
import { kindOf, log } from "./log.ts";

/** Hears what was told; null where something may have been missed until now, so that all is to be looked at anew. */
type Listener = (topic: string | null) => void;

/** What is told of: rows that people look at, work that is to be done, that somebody came to look or went, that a session is over. */
type Channel = "changes" | "jobs" | "presence" | "sessions";
const channels: readonly Channel[] = ["changes", "jobs", "presence", "sessions"];
const nameOf = (channel: Channel): string => `foramen_${channel}`;

/** Milliseconds: between tries to listen again, and how long a line may be silent before it counts as dead. */
const pauses = { first: 250, longest: 10_000, look: 20_000, dead: 5_000 };

/**
 * Tells every process, within a moment of the transaction's commit and exactly if it commits, that something about a
 * topic has changed: the id of a row, never anything of its content. Only where the transaction has written anything:
 * who only looks is no news, and a page that looks because of news must not make some.
 */
export async function tell(tx: Tx, topic: string, channel: Channel = "changes"): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_notify(${nameOf(channel)}, ${topic}) WHERE pg_current_xact_id_if_assigned() IS NOT NULL`;
}

type Ears = { listeners: Map<Listener, Channel>; stop: AbortController | null; listening: boolean };

// Next may load a module more than once in one process; the connection must stay one.
const shared = globalThis as { foramenEars?: Ears };
const ears = (): Ears => (shared.foramenEars ??= { listeners: new Map(), stop: null, listening: false });

/**
 * Hears what any process tells, by one connection however many listen, until the returned function is called. The first
 * that is heard is null: from then on nothing is missed.
 */
export function hear(listener: Listener, channel: Channel = "changes"): () => void {
  const { listeners } = ears();
  listeners.set(listener, channel);
  if (ears().listening) queueMicrotask(() => listeners.has(listener) && listener(null));
  if (!ears().stop) void keepListening((ears().stop = new AbortController()).signal);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    ears().stop?.abort();
    ears().stop = null;
  };
}

/** Listens, and begins anew with growing pauses whenever the line is lost. */
async function keepListening(stop: AbortSignal): Promise<void> {
  const stopped = (): boolean => stop.aborted;
  let pause = pauses.first;
  while (!stopped()) {
    try {
      await listen(stop, () => {
        pause = pauses.first;
        say(null); // what was told while nobody listened is not told again
      });
    } catch (error) {
      log("warn", "the line on which changes are told was lost", { error: kindOf(error) });
    }
    if (stopped()) return;
    await sleep(pause * (0.5 + Math.random()), undefined, { signal: stop }).catch(() => undefined); // told to stop
    pause = Math.min(pause * 2, pauses.longest);
  }
}

/** One connection, until it ends or fails. A line that was cut without a word is noticed by asking. */
async function listen(stop: AbortSignal, onReady: () => void): Promise<void> {
  const client = new Client({
    connectionString: env().DATABASE_URL,
    connectionTimeoutMillis: pauses.dead,
    application_name: `foramen line ${process.pid}`, // so that the database tells whose it is
  });
  let timer: NodeJS.Timeout | undefined;
  let hangUp = (): void => undefined;
  const over = new Promise<void>((resolve, reject) => {
    hangUp = resolve;
    client.on("error", reject);
    client.on("end", resolve);
    stop.addEventListener("abort", hangUp);
    timer = setInterval(() => void within(pauses.dead, client.query("SELECT 1")).catch(reject), pauses.look);
  });
  over.catch(() => undefined); // awaited below
  client.on("notification", ({ channel, payload }) => payload !== undefined && say(payload, channel));
  try {
    await client.connect();
    for (const channel of channels) await client.query(`LISTEN ${nameOf(channel)}`);
    ears().listening = true;
    onReady();
    await over;
  } finally {
    ears().listening = false;
    clearInterval(timer);
    stop.removeEventListener("abort", hangUp); // one for each time the line was lost, otherwise
    void client.end().catch(() => undefined); // on a dead line the goodbye has no end
  }
}

function say(topic: string | null, told?: string): void {
  for (const [listener, channel] of ears().listeners)
    if (told === undefined || told === nameOf(channel)) listener(topic);
}

async function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the line is silent")), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
