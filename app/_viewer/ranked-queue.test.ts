import { expect, test } from "vitest";
import { createRankedQueue } from "#app/_viewer/ranked-queue.ts";

test("the lowest rank at the time goes first", async () => {
  const ranks = new Map([
    ["a", 1],
    ["b", 2],
    ["c", 3],
  ]);
  const queue = createRankedQueue<string>(1, (key) => ranks.get(key) ?? 9);
  const done: string[] = [];
  const all = ["a", "b", "c"].map((key) => queue.run(key, async () => void done.push(key)));
  expect(queue.length).toBe(2);
  ranks.set("c", 0);
  await Promise.all(all);
  expect(done).toEqual(["a", "c", "b"]);
});

test("a task that fails does not block those behind it", async () => {
  const queue = createRankedQueue<number>(1, (key) => key);
  const failing = queue.run(1, () => Promise.reject(new Error("damaged")));
  const next = queue.run(2, async () => "shown");
  await expect(failing).rejects.toThrow("damaged");
  await expect(next).resolves.toBe("shown");
});
