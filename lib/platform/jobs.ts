import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import PgBoss from "pg-boss";
import type { Tx } from "./db.ts";
import { env } from "./env.ts";
import { hear, tell } from "./events.ts";
import { log, logBug } from "./log.ts";

/** How a queue behaves; every queue retries with growing pauses. */
export type Queue = { name: string; expireInSeconds: number };

let sender: PgBoss | undefined;

/**
 * Puts a job on a queue within the transaction: it exists exactly if the transaction commits, is begun at once where a
 * hand is free, and not before `startAfter`. Refuses (throws) where the queue is unknown, as the library would lose the
 * job in silence.
 */
export async function enqueue(tx: Tx, queue: string, data: Record<string, unknown>, startAfter?: Date): Promise<void> {
  sender ??= new PgBoss(env().DATABASE_URL);
  const executeSql = async (text: string, values: unknown[]) => ({
    rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values),
  });
  const id = await sender.send(queue, data, { db: { executeSql }, ...(startAfter && { startAfter }) });
  if (id === null) throw new Error(`the queue ${queue} does not exist`);
  if (!startAfter) await tell(tx, queue, "jobs");
}

/** Some days of a try a minute: what a job needs may be away over a weekend. */
const tries = 5_000;

/** Creates the job tables and queues. Part of migrating, so that no job is ever put on a missing queue. */
export async function prepareQueues(databaseUrl: string, queues: readonly Queue[]): Promise<void> {
  const boss = new PgBoss({ connectionString: databaseUrl, supervise: false, schedule: false });
  boss.on("error", () => undefined);
  await boss.start();
  for (const { name, expireInSeconds } of queues) {
    const options = { name, expireInSeconds, retryLimit: tries, retryDelay: 2, retryBackoff: true };
    await boss.createQueue(name, options);
    await boss.updateQueue(name, options);
  }
  await boss.stop({ graceful: false });
}

type Handler = {
  queue: string;
  parallel: number;
  /** Whether its jobs are to wait now. */
  rests?: (() => Promise<boolean>) | undefined;
  handle: (data: unknown) => Promise<void>;
};

/** How often it is looked which queues have a job that is due, of which nobody was told, and whether rest is over, in milliseconds. */
const pause = 500;

/**
 * Works through queues, one job at a time for each of `parallel` hands, the next as soon as one is done, until the
 * returned function is called. What is under way then has five seconds; what is not done by that is tried again.
 */
export async function workQueues(handlers: readonly Handler[]): Promise<() => Promise<void>> {
  const boss = new PgBoss({ connectionString: env().DATABASE_URL, maintenanceIntervalSeconds: 30 });
  boss.on("error", (error) => log("warn", "the job queue cannot reach its tables", { error: error.name }));
  await boss.start();
  const stopping = new AbortController();
  const { signal } = stopping;
  setMaxListeners(0, signal); // each hand that waits is one, and their number is known
  const bell = createBell();
  const hand = async ({ queue, handle, rests }: Handler): Promise<void> => {
    while (!signal.aborted) {
      if (await rests?.().catch(() => false)) {
        await sleep(pause, undefined, { signal }).catch(() => undefined);
        continue;
      }
      const rung = bell.next(queue); // before looking, so that no job falls in between
      if (!(await workOne(boss, queue, handle, signal))) await rung;
    }
  };
  // One look for all hands: each for itself would ask fifty times a second.
  const watch = async (): Promise<void> => {
    while (!signal.aborted) {
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      (await dueQueues(boss, queues).catch(() => [])).forEach(bell.ring);
    }
  };
  const queues = handlers.map(({ queue }) => queue);
  void watch();
  const hands = handlers.flatMap((handler) => Array.from({ length: handler.parallel }, () => hand(handler)));
  return async () => {
    stopping.abort();
    bell.stop();
    await Promise.race([Promise.all(hands), sleep(5_000, undefined, { ref: false })]);
    await boss.stop({ graceful: false });
  };
}

type Bell = { promise: Promise<void>; resolve: () => void };

/** Rings for those who wait for a queue; for all where something may have been missed. */
function createBell() {
  const waiting = new Map<string, Bell>();
  const ring = (queue: string): void => {
    waiting.get(queue)?.resolve();
    waiting.delete(queue);
  };
  const ringAll = (): void => [...waiting.keys()].forEach(ring);
  const deaf = hear((queue) => (queue === null ? ringAll() : ring(queue)), "jobs");
  return {
    ring,
    stop: (): void => {
      deaf();
      ringAll();
    },
    next: (queue: string): Promise<void> => {
      const known = waiting.get(queue);
      if (known) return known.promise;
      let resolve = (): void => undefined;
      const promise = new Promise<void>((settle) => (resolve = settle));
      waiting.set(queue, { promise, resolve });
      return promise;
    },
  };
}

/** Those of the queues that have a job whose time has come, also one that is tried again. */
async function dueQueues(boss: PgBoss, queues: readonly string[]): Promise<string[]> {
  const { rows } = await boss.getDb().executeSql(
    `SELECT name FROM unnest($1::text[]) AS queue (name)
     WHERE EXISTS (SELECT 1 FROM pgboss.job WHERE job.name = queue.name AND state < 'active' AND start_after < now())`,
    [queues],
  );
  return (rows as { name: string }[]).map(({ name }) => name);
}

/** Answers whether there was a job. */
async function workOne(
  boss: PgBoss,
  queue: string,
  handle: Handler["handle"],
  stopping: AbortSignal,
): Promise<boolean> {
  const [job] = await boss.fetch(queue);
  if (!job) return false;
  const started = Date.now();
  const failed = await handle(job.data).then(
    () => false,
    (error: unknown) => logBug(error, queue) !== "",
  );
  // Where the database is away it is told later: else nobody would take the job before it expires.
  await untilDone(() => (failed ? putOff(boss, queue, job.id) : boss.complete(queue, job.id)), stopping);
  if (!failed) log("info", "job done", { queue, job: job.id, ms: Date.now() - started });
  return true;
}

/** Tries a job again later, with growing pauses of a minute at most: what was away for long is soon made up for. */
async function putOff(boss: PgBoss, queue: string, id: string): Promise<void> {
  await boss.fail(queue, id);
  await boss.getDb().executeSql(
    `UPDATE pgboss.job SET start_after = least(start_after, now() + interval '1 minute')
     WHERE name = $1 AND id = $2 AND state = 'retry'`,
    [queue, id],
  );
}

async function untilDone(work: () => Promise<unknown>, stopping: AbortSignal): Promise<void> {
  for (;;) {
    const done = await work().then(
      () => true,
      () => false,
    );
    if (done || stopping.aborted) return;
    await sleep(1_000, undefined, { signal: stopping }).catch(() => undefined);
  }
}
