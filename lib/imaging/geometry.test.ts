import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Orientation, Vector } from "#lib/imaging/dicom.ts";
import type { Placed } from "#lib/imaging/geometry.ts";
import {
  edgeLetters,
  normal,
  orderSlices,
  orientationLetters,
  plane,
  slicePosition,
  sliceSpacing,
} from "#lib/imaging/geometry.ts";

const axial: Orientation = [1, 0, 0, 0, 1, 0];
const sagittal: Orientation = [0, 1, 0, 0, 0, -1];
const coronal: Orientation = [1, 0, 0, 0, 0, -1];

/** Turns the axial plane about the left–right axis, as a radiographer does to follow a disc. */
const tilted = (degrees: number): Orientation => {
  const angle = (degrees * Math.PI) / 180;
  return [1, 0, 0, 0, Math.cos(angle), Math.sin(angle)];
};

const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
const orientations = fc.tuple(angle, angle, angle).map(([a, b, c]): Orientation => {
  const row: Vector = [Math.cos(a) * Math.cos(b), Math.sin(a) * Math.cos(b), Math.sin(b)];
  const side: Vector = [-Math.sin(a), Math.cos(a), 0];
  const up: Vector = [-Math.cos(a) * Math.sin(b), -Math.sin(a) * Math.sin(b), Math.cos(b)];
  const mix = (axis: 0 | 1 | 2): number => Math.cos(c) * side[axis] + Math.sin(c) * up[axis];
  return [...row, mix(0), mix(1), mix(2)];
});

const slice = (number: number | null, imagePosition: Vector | null, imageOrientation: Orientation | null): Placed => ({
  sopInstanceUid: `1.${String(number)}.${String(imagePosition)}`,
  instance: { number, imagePosition, imageOrientation },
});

describe("planes", () => {
  it("are named by their normal", () => {
    expect([axial, sagittal, coronal].map(plane)).toEqual(["axial", "sagittal", "coronal"]);
    expect(plane(null)).toBeNull();
    expect(plane([1, 0, 0, 1, 0, 0])).toBeNull();
  });

  it("stay axial along a disc, up to 36 degrees", () => {
    expect(plane(tilted(36))).toBe("axial");
    expect(plane(tilted(37))).toBe("oblique");
  });

  it("have a unit normal perpendicular to both directions", () => {
    fc.assert(
      fc.property(orientations, (orientation) => {
        const across = normal(orientation);
        expect(across).not.toBeNull();
        if (!across) return;
        expect(Math.hypot(...across)).toBeCloseTo(1, 6);
        expect(slicePosition([orientation[0], orientation[1], orientation[2]], across)).toBeCloseTo(0, 6);
        expect(slicePosition([orientation[3], orientation[4], orientation[5]], across)).toBeCloseTo(0, 6);
      }),
    );
  });
});

describe("letters at the edges", () => {
  it("follow the patient", () => {
    expect(edgeLetters(axial)).toEqual({ top: "A", bottom: "P", left: "R", right: "L" });
    expect(edgeLetters(sagittal)).toEqual({ top: "H", bottom: "F", left: "A", right: "P" });
    expect(edgeLetters(coronal)).toEqual({ top: "H", bottom: "F", left: "R", right: "L" });
    expect(edgeLetters(tilted(20))?.bottom).toBe("PH");
    expect(edgeLetters(null)).toBeNull();
  });

  it("are at most two, the larger first, and opposite on the opposite side", () => {
    const other: Record<string, string> = { L: "R", R: "L", A: "P", P: "A", H: "F", F: "H" };
    expect(orientationLetters([0.1, -0.9, 0.3])).toBe("AH");
    fc.assert(
      fc.property(orientations, (orientation) => {
        const edges = edgeLetters(orientation);
        expect(edges?.left.length).toBeGreaterThan(0);
        expect(edges?.left.length).toBeLessThan(3);
        expect(edges?.left).toBe(Array.from(edges?.right ?? "", (letter) => other[letter]).join(""));
      }),
    );
  });
});

describe("the order of slices", () => {
  const stacks = fc.record({
    orientation: orientations,
    places: fc.uniqueArray(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 40 }),
    seed: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
  });

  it("is monotone along the normal, and the same for any order of arrival", () => {
    fc.assert(
      fc.property(stacks, ({ orientation, places, seed }) => {
        const along = normal(orientation) ?? [0, 0, 1];
        const slices = places.map((place, index) =>
          slice(index, [along[0] * place, along[1] * place, along[2] * place], orientation),
        );
        const shuffled = [...slices].sort(
          (a, b) => (seed[a.instance.number ?? 0] ?? 0) - (seed[b.instance.number ?? 0] ?? 0),
        );
        const ordered = orderSlices(shuffled);
        const at = ordered.map(({ instance }) => slicePosition(instance.imagePosition ?? [0, 0, 0], along));
        const rising = [...at].sort((a, b) => a - b);
        expect([rising, rising.toReversed()]).toContainEqual(at);
        expect(ordered).toEqual(orderSlices(slices));
      }),
    );
  });

  it("runs with the instance numbers", () => {
    const down = [30, 20, 10].map((z, index) => slice(index + 1, [0, 0, z], axial));
    expect(orderSlices(down.toReversed())).toEqual(down);
  });

  it("is by number where places are missing or planes differ", () => {
    const mixed = [slice(2, [0, 0, 1], axial), slice(1, [0, 0, 9], sagittal), slice(null, null, null)];
    expect(orderSlices(mixed).map(({ instance }) => instance.number)).toEqual([1, 2, null]);
  });
});

describe("spacing", () => {
  it("is the usual gap, and says when one differs", () => {
    const at = (places: number[]) => places.map((z, index) => slice(index, [0, 0, z], axial));
    expect(sliceSpacing(at([0, 4, 8, 12]))).toEqual({ spacing: 4, even: true });
    expect(sliceSpacing(at([0, 4, 8, 16]))).toEqual({ spacing: 4, even: false });
    expect(sliceSpacing(at([5]))).toBeNull();
    expect(sliceSpacing([])).toBeNull();
  });
});
