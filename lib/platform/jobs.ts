import PgBoss from "pg-boss";
import type { Tx } from "./db.ts";
import { env } from "./env.ts";
import { log, logBug } from "./log.ts";

/** How a queue behaves; every queue retries with growing pauses. */
export type Queue = { name: string; expireInSeconds: number };

let sender: PgBoss | undefined;

/**
 * Puts a job on a queue within the transaction: it exists exactly if the transaction commits. Refuses (throws) where
 * the queue is unknown, as the library would lose the job in silence.
 */
export async function enqueue(tx: Tx, queue: string, data: Record<string, unknown>): Promise<void> {
  sender ??= new PgBoss(env().DATABASE_URL);
  const executeSql = async (text: string, values: unknown[]) => ({
    rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values),
  });
  const id = await sender.send(queue, data, { db: { executeSql } });
  if (id === null) throw new Error(`the queue ${queue} does not exist`);
}

/** Creates the job tables and queues. Part of migrating, so that no job is ever put on a missing queue. */
export async function prepareQueues(databaseUrl: string, queues: readonly Queue[]): Promise<void> {
  const boss = new PgBoss({ connectionString: databaseUrl, supervise: false, schedule: false });
  boss.on("error", () => undefined);
  await boss.start();
  for (const { name, expireInSeconds } of queues) {
    const options = { name, expireInSeconds, retryLimit: 30, retryDelay: 2, retryBackoff: true };
    await boss.createQueue(name, options);
    await boss.updateQueue(name, options);
  }
  await boss.stop({ graceful: false });
}

/** Works through queues, one job at a time for each of `parallel` hands, until the returned function is called. */
export async function workQueues(
  handlers: readonly { queue: string; parallel: number; handle: (data: unknown) => Promise<void> }[],
): Promise<() => Promise<void>> {
  const boss = new PgBoss({ connectionString: env().DATABASE_URL, maintenanceIntervalSeconds: 30 });
  boss.on("error", (error) => log("warn", "the job queue cannot reach its tables", { error: error.name }));
  await boss.start();
  for (const { queue, parallel, handle } of handlers)
    for (let hand = 0; hand < parallel; hand++)
      await boss.work(queue, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
        if (!job) return;
        const started = Date.now();
        await handle(job.data).catch((error: unknown) => {
          logBug(error, queue);
          throw error; // it is tried again
        });
        log("info", "job done", { queue, job: job.id, ms: Date.now() - started });
      });
  return () => boss.stop({ graceful: true, timeout: 5_000 });
}
