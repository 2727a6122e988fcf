import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gapsOf, missingIn } from "#lib/imaging/gaps.ts";
import type { Orientation } from "#lib/imaging/dicom.ts";
import { normal } from "#lib/imaging/geometry.ts";
import type { Placed } from "#lib/imaging/geometry.ts";

const slice = (number: number | null, place: number | null): Placed => ({
  sopInstanceUid: `1.${number ?? 0}.${Math.round((place ?? 0) * 100)}`,
  instance: {
    number,
    imagePosition: place === null ? null : [place, 0, 0],
    imageOrientation: place === null ? null : [0, 1, 0, 0, 0, -1],
  },
});
const stack = (numbers: readonly number[], spacing = 4.4): Placed[] =>
  numbers.map((number) => slice(number, number * spacing));

const missingSlices = (slices: readonly Placed[]): number => missingIn(gapsOf(slices));

/** A regular stack: how many slices, how far apart, from which number on, and which inner ones are gone. */
const regular = fc
  .record({
    count: fc.integer({ min: 8, max: 60 }),
    spacing: fc.double({ min: 0.3, max: 12, noNaN: true }),
    origin: fc.double({ min: -500, max: 500, noNaN: true }),
    start: fc.integer({ min: -3, max: 900 }),
    sign: fc.constantFrom(1, -1),
    direction: fc.constantFrom<Orientation>(
      [0, 1, 0, 0, 0, -1],
      [1, 0, 0, 0, 1, 0],
      [1, 0, 0, 0, 0.97, -0.2431],
      [0, 0, 1, 1, 0, 0],
    ),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .chain((stack) => {
    const inner = Array.from({ length: stack.count - 2 }, (_, at) => at + 1);
    const most = Math.floor((stack.count - 2) / 4);
    return fc.record({
      stack: fc.constant(stack),
      gone: fc.shuffledSubarray(inner, { minLength: 0, maxLength: most }),
      order: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
    });
  })
  .map(({ stack, gone, order }) => {
    const across = normal(stack.direction) ?? [1, 0, 0];
    const written = (value: number) => Math.round(value * 1000) / 1000; // as DICOM's decimal strings are
    const all = Array.from({ length: stack.count }, (_, at): Placed => {
      const place = stack.origin + at * stack.spacing;
      return {
        sopInstanceUid: `1.2.${at}`,
        instance: {
          number: stack.start + stack.sign * at,
          imagePosition: [written(place * across[0]), written(place * across[1]), written(place * across[2])],
          imageOrientation: stack.direction,
        },
      };
    });
    const left = all.filter((_, at) => !gone.includes(at)).map((one, at) => ({ one, key: order[at] ?? 0 }));
    return {
      left: left.sort((a, b) => a.key - b.key).map(({ one }) => one),
      gone: gone.length,
      spacing: stack.spacing,
    };
  });

describe("of a regular stack", () => {
  it("exactly the inner slices that are gone are missed, whatever the order, direction and first number", () => {
    fc.assert(
      fc.property(regular, fc.boolean(), ({ left, gone, spacing }, isPromised) => {
        expect(missingIn(gapsOf(left, { spacing: isPromised ? spacing : null }))).toBe(gone);
      }),
      { numRuns: 500 },
    );
  });

  it("nothing is missed where no number is, whatever the places do", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.2, max: 30, noNaN: true }), { minLength: 2, maxLength: 50 }), (steps) => {
        let at = 0;
        const slices = steps.map((step, number) => slice(number + 1, (at += step)));
        expect(gapsOf(slices)).toEqual([]);
      }),
    );
  });

  it("a gap is told with its neighbours", () => {
    expect(gapsOf(stack([1, 2, 3, 4, 7, 8, 9], 4).toReversed())).toEqual([
      { missing: 2, shownBy: "place_and_number", numbers: [4, 7], places: [-16, -28] },
    ]);
  });

  it("a short block shows a gap only where the header promises the spacing", () => {
    const block = stack([6, 8, 9], 4);
    expect(gapsOf(block)).toEqual([]);
    expect(missingIn(gapsOf(block, { spacing: 4 }))).toBe(1);
    expect(missingIn(gapsOf(block, { spacing: 4, isElsewhere: (number) => number === 7 }))).toBe(0);
  });

  it("slices taken in turns are missed by their sum", () => {
    const turns = [1, 6, 2, 7, 3, 8, 4, 9, 5, 10].map((number, at) => slice(number, at * 3));
    expect(missingIn(gapsOf(turns))).toBe(0);
    expect(missingIn(gapsOf(turns.filter((_, at) => at !== 4)))).toBe(1);
  });
});

describe("missing slices", () => {
  it("are counted between those that are there, in whatever order they come", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 60 }),
        fc.integer({ min: 1, max: 3 }),
        fc.double({ min: 0.5, max: 9, noNaN: true }),
        (count, gone, spacing) => {
          const numbers = Array.from({ length: count }, (_, at) => at + 1);
          const left = numbers.filter((number) => number <= 8 || number > 8 + gone);
          expect(missingSlices(stack(left, spacing).toReversed())).toBe(gone);
          expect(missingSlices(stack(numbers, spacing))).toBe(0);
        },
      ),
    );
  });

  it.each<[string, Placed[], number]>([
    ["numbers alone", [1, 2, 3, 6, 7, 8, 9].map((number) => slice(number, null)), 2],
    ["places alone", [1, 2, 3, 5, 6, 7, 8].map((at) => slice(null, at * 3)), 1],
    ["every second number, as the other echo is elsewhere", stack([2, 4, 6, 8, 10, 12]), 0],
    ["numbers skipped where no place is empty", [1, 2, 3, 5, 6, 7].map((number, at) => slice(number, at * 3)), 0],
    ["a step between two stacks, numbers complete", [0, 4, 8, 12, 40, 44, 48].map((at, n) => slice(n + 1, at)), 0],
    ["a few key pictures", [3, 17, 40].map((number) => slice(number, null)), 0],
    ["no rhythm at all", [1, 9, 11, 30, 31, 77, 78].map((number) => slice(number, null)), 0],
    [
      "two blocks, each numbered from one",
      [0, 3, 6, 9, 12, 39, 42, 45, 48, 51].map((at, n) => slice((n % 5) + 1, at)),
      0,
    ],
    ["two blocks without numbers", [0, 3, 6, 9, 12, 39, 42, 45, 48, 51].map((at) => slice(null, at)), 0],
    ["one number for all", [1, 2, 3, 4, 5, 6].map(() => slice(1, null)), 0],
    ["fewer there than missing", [1, 2, 3, 4, 5, 60].map((number) => slice(number, null)), 0],
  ])("%s", (_, instances, missing) => {
    expect(missingSlices(instances)).toBe(missing);
  });
});
