import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { missingSlices } from "#lib/imaging/gaps.ts";
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
    ["one number for all", [1, 2, 3, 4, 5, 6].map(() => slice(1, null)), 0],
    ["fewer there than missing", [1, 2, 3, 4, 5, 60].map((number) => slice(number, null)), 0],
  ])("%s", (_, instances, missing) => {
    expect(missingSlices(instances)).toBe(missing);
  });
});
