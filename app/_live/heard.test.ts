import { expect, test } from "vitest";
import { concerns, nextPause, silence } from "./heard.ts";

test("a change concerns who watches that request, or all of them, and everybody where some may have been missed", () => {
  expect(concerns({ requests: ["a", "b"] }, "b")).toBe(true);
  expect(concerns({ requests: ["a", "b"] }, "c")).toBe(false);
  expect(concerns({ requests: ["a"] }, null)).toBe(true);
  expect(concerns({ all: true }, "c")).toBe(true);
});

test("a stream that fails is tried again more and more seldom, and once a minute at least", () => {
  const pauses = [0, 1, 2, 3, 4, 5, 50, 5_000].map(nextPause);
  expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  expect(silence).toBeGreaterThan(2 * 15_000);
});
