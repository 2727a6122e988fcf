import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isStalled, roundTime, sizeWords, startEstimate, timeLeft, updateEstimate } from "#lib/upload/estimate.ts";
import type { Estimate } from "#lib/upload/estimate.ts";

const total = 100_000_000;
const run = (seconds: number, speed: number): Estimate => {
  let estimate = startEstimate(0);
  for (let at = 500; at <= seconds * 1000; at += 500)
    estimate = updateEstimate(estimate, (speed * at) / 1000, total, at);
  return estimate;
};

describe("the time left", () => {
  it("is not guessed before 5 seconds and 2 percent", () => {
    expect(timeLeft(run(4, 1_000_000), 4_000)).toBeNull();
    expect(timeLeft(run(10, 100_000), 10_000)).toBeNull();
    expect(timeLeft(run(10, 400_000), 10_000)).toEqual({ en: "about 4 minutes", es: "unos 4 minutos" });
  });

  it("forgets half of the old pace in 2 seconds", () => {
    const estimate = { ...run(10, 1_000_000), speed: 1000, remaining: 0 };
    const later = updateEstimate(estimate, estimate.bytes, total, 12_000);
    expect(later.speed).toBeCloseTo(500, 6);
  });

  it("is hidden while nothing moves", () => {
    const estimate = run(10, 1_000_000);
    expect(timeLeft(estimate, 24_000)).not.toBeNull();
    expect(timeLeft(estimate, 25_000)).toBeNull();
    expect(isStalled(estimate, 25_000)).toBe(true);
  });

  it("is rounded to what people say", () => {
    const times = [20_000, 65_000, 8.3 * 60_000, 42 * 60_000, 59 * 60_000, 150 * 60_000].map(roundTime);
    expect(times.map(({ en }) => en)).toEqual([
      "less than a minute",
      "about 1 minute",
      "about 8 minutes",
      "about 40 minutes",
      "about 1 hour",
      "about 3 hours",
    ]);
    expect(times.map(({ es }) => es)).toEqual([
      "menos de un minuto",
      "cerca de 1 minuto",
      "unos 8 minutos",
      "unos 40 minutos",
      "cerca de 1 hora",
      "unas 3 horas",
    ]);
    expect([1, 640_000, 12_300_000, 1_440_000_000, 2e10].map(sizeWords)).toEqual([
      "1\u00a0KB",
      "640\u00a0KB",
      "12\u00a0MB",
      "1.4\u00a0GB",
      "20\u00a0GB",
    ]);
  });

  it("never lets the percentage fall or reach 100 before the check", () => {
    const samples = fc.array(fc.record({ bytes: fc.nat(2 * total), elapsed: fc.integer({ min: -100, max: 5_000 }) }));
    fc.assert(
      fc.property(samples, (list) => {
        let estimate = startEstimate(0);
        for (const { bytes, elapsed } of list) {
          const next = updateEstimate(estimate, bytes, total, estimate.at + elapsed);
          expect(next.percent).toBeGreaterThanOrEqual(estimate.percent);
          expect(next.percent).toBeLessThanOrEqual(99);
          expect(timeLeft(next, next.at)?.en ?? "").not.toMatch(/NaN|Infinity|-/);
          estimate = next;
        }
      }),
    );
  });
});
