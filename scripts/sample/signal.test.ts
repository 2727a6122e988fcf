import { expect, test } from "vitest";
import { coilSensitivity, saturation, signalOf } from "./signal.ts";

const t1 = { tr: 560, te: 10 };
const t2 = { tr: 3600, te: 102 };
const stir = { tr: 4500, te: 55, ti: 165 };

test("a long echo shows water, a short repetition shows fat", () => {
  expect(signalOf("csf", t2)).toBeGreaterThan(signalOf("fat", t2));
  expect(signalOf("fat", t1)).toBeGreaterThan(3 * signalOf("csf", t1));
  expect(signalOf("muscle", t2)).toBeLessThan(0.2 * signalOf("fat", t2));
});

test("an inversion time of 165 ms nulls fat", () => {
  expect(signalOf("fat", stir)).toBeLessThan(0.03);
  expect(signalOf("csf", stir)).toBeGreaterThan(0.4);
});

test("air gives nothing in any weighting", () => {
  for (const weighting of [t1, t2, stir, { tr: 9, te: 4, flip: 25 }]) expect(signalOf("air", weighting)).toBe(0);
});

test("the coil lies under the back and the belly is saturated", () => {
  expect(coilSensitivity(0, 80, 0)).toBeGreaterThan(coilSensitivity(0, 0, 0));
  expect(coilSensitivity(0, 0, 0)).toBeGreaterThan(coilSensitivity(0, 0, 150));
  expect(saturation(0)).toBe(1);
  expect(saturation(-90)).toBeLessThan(0.2);
});
