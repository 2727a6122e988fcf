import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { rows } from "../../config/command-scene.ts";
import { enqueue, prepareQueues, workQueues } from "./jobs.ts";

test("a job is begun at once where a hand is free: it hears of it instead of looking for it", async () => {
  const queue = `sample-${crypto.randomUUID()}`;
  await prepareQueues(process.env["DATABASE_OWNER_URL"] ?? "", [{ name: queue, expireInSeconds: 60 }]);
  const begun = new Map<string, number>();
  const stop = await workQueues([
    { queue, parallel: 1, handle: async (data) => void begun.set((data as { id: string }).id, performance.now()) },
  ]);
  try {
    await sleep(1_000);
    const waits: number[] = [];
    for (const id of ["a", "b", "c", "d", "e"]) {
      await rows((tx) => enqueue(tx, queue, { id }));
      const committed = performance.now();
      await expect.poll(() => begun.get(id), { interval: 5, timeout: 5_000 }).toBeDefined();
      waits.push((begun.get(id) ?? 0) - committed);
    }
    // By looking twice a second the median would be 250.
    expect(waits.sort((a, b) => a - b)[2]).toBeLessThan(150);
  } finally {
    await stop();
  }
});

test("a job of a later time is begun when that has come, though nobody tells of it", async () => {
  const queue = `sample-${crypto.randomUUID()}`;
  await prepareQueues(process.env["DATABASE_OWNER_URL"] ?? "", [{ name: queue, expireInSeconds: 60 }]);
  let begun = 0;
  const stop = await workQueues([{ queue, parallel: 2, handle: async () => void (begun = Date.now()) }]);
  try {
    const due = Date.now() + 1_500;
    await rows((tx) => enqueue(tx, queue, {}, new Date(due)));
    await expect.poll(() => begun, { interval: 20, timeout: 10_000 }).toBeGreaterThanOrEqual(due);
  } finally {
    await stop();
  }
});

test("a job that failed often is tried again within a minute, and for days: what was away for long is soon made up for", async () => {
  const queue = `sample-${crypto.randomUUID()}`;
  await prepareQueues(process.env["DATABASE_OWNER_URL"] ?? "", [{ name: queue, expireInSeconds: 60 }]);
  await rows((tx) => enqueue(tx, queue, {}));
  await rows((tx) => tx.$executeRaw`UPDATE pgboss.job SET retry_count = 2000, state = 'retry' WHERE name = ${queue}`);
  const stop = await workQueues([{ queue, parallel: 1, handle: () => Promise.reject(new Error("away")) }]);
  const waits = async () => {
    const [job] = await rows(
      (tx) => tx.$queryRaw<{ state: string; seconds: number }[]>`
        SELECT state::text, extract(epoch FROM start_after - now())::float8 AS seconds
        FROM pgboss.job WHERE name = ${queue}`,
    );
    return job;
  };
  try {
    await expect.poll(async () => ((await waits())?.seconds ?? 0) > 1, { timeout: 5_000 }).toBe(true);
    const job = await waits();
    expect(job?.state).toBe("retry");
    expect(job?.seconds).toBeLessThan(61); // the two clocks are read one after the other
  } finally {
    await stop();
  }
});
