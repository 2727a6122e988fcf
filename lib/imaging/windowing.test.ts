import { describe, expect, test } from "vitest";
import {
  bounds,
  createSampler,
  ctPresets,
  fileWindow,
  grey,
  presetName,
  spanning,
  tableWindow,
  throughTable,
  windowOf,
} from "#lib/imaging/windowing.ts";

describe("the window a file asks for", () => {
  test("is its first pair", () => {
    expect(fileWindow([40, 400], [400, 2000])).toEqual({ center: 40, width: 400 });
  });
  test("skips a pair without width, and is none without pairs", () => {
    expect(fileWindow([40, 400], [0, 2000])).toEqual({ center: 400, width: 2000 });
    expect(fileWindow([40], [])).toBeNull();
  });
});

describe("the functions of PS3.3 C.11.2.1", () => {
  test("LINEAR: y = (x − (c − 0.5)) / (w − 1) + 0.5", () => {
    const window = { center: 40, width: 400 };
    for (const x of [-160, -100, 0, 40, 120, 239]) {
      expect(grey(x, window)).toBeCloseTo(Math.min(Math.max((x - 39.5) / 399 + 0.5, 0), 1), 10);
    }
  });
  test("a width of 1 is a step", () => {
    expect([grey(39, { center: 40, width: 1 }), grey(40, { center: 40, width: 1 })]).toEqual([0, 1]);
  });
  test("LINEAR_EXACT and SIGMOID", () => {
    expect(bounds({ center: 0, width: 100 }, "LINEAR_EXACT")).toEqual({ lower: -50, upper: 50 });
    expect(grey(0, { center: 0, width: 100 }, "SIGMOID")).toBe(0.5);
  });
  test("windowOf reads bounds backwards", () => {
    for (const voi of ["LINEAR", "LINEAR_EXACT"] as const) {
      const { lower, upper } = bounds({ center: 40, width: 400 }, voi);
      expect(windowOf(lower, upper, voi)).toEqual({ center: 40, width: 400 });
    }
  });
});

test("percentiles leave a few hot pixels out", () => {
  const sampler = createSampler();
  expect(sampler.window()).toBeNull();
  const pixels = Array.from({ length: 4000 }, (_, at) => at % 1000);
  sampler.add([...pixels, 60_000, 60_000]);
  expect(sampler.window()).toEqual(spanning(1, 999));
});

test("padding around the picture is no part of its window", () => {
  const sampler = createSampler();
  sampler.add([...Array<number>(500).fill(-3024), ...Array.from({ length: 1000 }, (_, at) => at)], {
    least: -3024.5,
    greatest: -3023.5,
  });
  expect(sampler.window()).toEqual(spanning(1, 998));
});

test("values beyond a table take its ends", () => {
  const table = { first: 10, bits: 8, data: Uint16Array.from([0, 128, 255]) };
  expect([...throughTable([0, 10, 11, 12, 99], table)]).toEqual([0, 0, 128, 255, 255]);
  expect(bounds(tableWindow(table))).toEqual({ lower: 0, upper: 255 });
});

test("presets are named on CT only", () => {
  expect(ctPresets.map(({ key }) => key)).toEqual(["1", "2", "3", "4", "5", "6"]);
  expect(presetName("CT", { center: -600, width: 1500 })).toBe("Lung");
  expect(presetName("CT", { center: -600, width: 1501 })).toBeNull();
  expect(presetName("MR", { center: -600, width: 1500 })).toBeNull();
});

test("however many images a series has, its window comes from all of them", () => {
  const sampler = createSampler();
  const ramp = Int16Array.from({ length: 4096 }, (_, at) => at % 1024);
  for (let image = 0; image < 100; image++) sampler.add(ramp.map((value) => value + (image % 4) * 1024));
  const window = sampler.window();
  expect(Math.abs((window?.center ?? 0) - 2048)).toBeLessThan(40);
  expect(Math.abs((window?.width ?? 0) - 4088)).toBeLessThan(40);
});
