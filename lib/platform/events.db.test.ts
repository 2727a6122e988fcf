import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { byOwner, rows } from "../../config/command-scene.ts";
import { hear, tell } from "./events.ts";

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** What one listener hears from the moment on at which its connection listens. */
async function listening() {
  const heard: (string | null)[] = [];
  stops.push(hear((topic) => heard.push(topic)));
  await expect.poll(() => heard.includes(null)).toBe(true);
  return heard;
}

const topic = (): string => crypto.randomUUID();

/** Writes something, so that there is anything to tell. */
const write = (tx: Parameters<typeof tell>[0]) =>
  tx.$executeRaw`INSERT INTO throttle (key, points, "resetAt") VALUES (${topic()}, 1, now())`;

describe("a change", () => {
  test("is heard once its transaction has committed, and not before", async () => {
    const heard = await listening();
    const told = topic();
    await rows(async (tx) => {
      await write(tx);
      await tell(tx, told);
      await sleep(300);
      expect(heard).not.toContain(told);
    });
    await expect.poll(() => heard.filter((one) => one === told)).toHaveLength(1);
  });

  test("that is rolled back is never heard, nor is a look that changed nothing", async () => {
    const heard = await listening();
    const [gone, looked, last] = [topic(), topic(), topic()];
    const rolledBack = rows(async (tx) => {
      await write(tx);
      await tell(tx, gone);
      throw new Error("no");
    });
    await expect(rolledBack).rejects.toThrow("no");
    await rows((tx) => tell(tx, looked));
    await rows(async (tx) => {
      await write(tx);
      await tell(tx, last);
    });
    await expect.poll(() => heard).toContain(last);
    expect(heard).not.toContain(gone);
    expect(heard).not.toContain(looked);
  });
});

/** Those of this process: other files are tested meanwhile. */
const backends = async () =>
  (
    await byOwner<{ pid: number }>(
      String.raw`SELECT pid FROM pg_stat_activity WHERE query LIKE 'LISTEN foramen\_%' AND application_name = $1`,
      `foramen line ${process.pid}`,
    )
  ).rows;

describe("the line", () => {
  test("is one however many listen, and is given up with the last of them", async () => {
    const before = (await backends()).length;
    await listening();
    for (let more = 0; more < 5; more++) stops.push(hear(() => undefined));
    expect((await backends()).length).toBeLessThanOrEqual(before + 1);
    stops.splice(0).forEach((stop) => stop());
    await expect.poll(async () => (await backends()).length).toBeLessThanOrEqual(before);
  });

  test("that is cut is taken up again by itself, and listeners are told that they may have missed something", async () => {
    const others = (await backends()).map(({ pid }) => pid);
    const heard = await listening();
    const begun = Date.now();
    for (const { pid } of await backends())
      if (!others.includes(pid)) await byOwner("SELECT pg_terminate_backend($1)", pid);
    await expect.poll(() => heard.filter((one) => one === null).length, { timeout: 15_000 }).toBeGreaterThan(1);
    expect(Date.now() - begun).toBeLessThan(5_000);
    const told = topic();
    await rows(async (tx) => {
      await write(tx);
      await tell(tx, told);
    });
    await expect.poll(() => heard).toContain(told);
  });
});
