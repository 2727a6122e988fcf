import { existsSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { processorTime, stillOwed } from "./processor-time.ts";

const bounds = { silence: 5_000, longest: 30_000 };

test("who had the processor for as long as it may be silent is owed nothing; who was kept from it, the rest", () => {
  expect(stillOwed(bounds, { waited: 5_000, had: 5_000, wantsMore: true })).toBe(0);
  expect(stillOwed(bounds, { waited: 5_000, had: 700, wantsMore: true })).toBe(4_300);
  expect(stillOwed(bounds, { waited: 29_000, had: 700, wantsMore: true })).toBe(1_000);
  expect(stillOwed(bounds, { waited: 5_000, had: 700, wantsMore: false })).toBe(0);
});

test("nobody waits for longer than the longest, whatever a process does", () => {
  const steps = fc.array(fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), wantsMore: fc.boolean() }));
  fc.assert(
    fc.property(steps, (all) => {
      let [waited, had] = [bounds.silence, 0];
      for (const { share, wantsMore } of all) {
        const more = stillOwed(bounds, { waited, had, wantsMore });
        if (more === 0) break;
        waited += more;
        had += share * more;
      }
      expect(waited).toBeLessThanOrEqual(bounds.longest);
    }),
  );
});

test.runIf(existsSync("/proc/self/stat"))("what the system tells is what a process itself sees", () => {
  const before = processorTime(process.pid);
  const mine = process.cpuUsage();
  for (const until = Date.now() + 200; Date.now() < until;);
  const { user, system } = process.cpuUsage(mine);
  const had = (processorTime(process.pid)?.milliseconds ?? NaN) - (before?.milliseconds ?? NaN);
  expect(Math.abs(had - (user + system) / 1_000)).toBeLessThan(50);
  expect(processorTime(2 ** 30)).toBeNull();
});
