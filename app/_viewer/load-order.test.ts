import { expect, test } from "vitest";
import { cacheBudget, inTurns, outward, reachWithin } from "#app/_viewer/load-order.ts";

test("outward goes from the visible image to both ends", () => {
  expect(outward(6, 2)).toEqual([2, 3, 1, 4, 0, 5]);
  expect(outward(4, 3)).toEqual([3, 2, 1, 0]);
  expect(outward(1, 0)).toEqual([0]);
});

test("outward stops at its reach", () => {
  expect(outward(100, 50, 2)).toEqual([50, 51, 49, 52, 48]);
});

test("several series are loaded in turns", () => {
  expect(inTurns([[1, 2, 3], [10], [100, 200]])).toEqual([1, 10, 100, 2, 200, 3]);
  expect(inTurns([])).toEqual([]);
});

test("as many images are fetched ahead as fit in the cache", () => {
  expect(reachWithin(100, 1)).toBe(40);
  expect(reachWithin(0, 1)).toBe(2);
});

test("the cache follows the memory, within bounds", () => {
  const MiB = 2 ** 20;
  expect(cacheBudget(8, false)).toBe(1024 * MiB);
  expect(cacheBudget(undefined, true)).toBe(256 * MiB);
  expect(cacheBudget(0.25, true)).toBe(128 * MiB);
});
