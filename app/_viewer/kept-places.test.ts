import fc from "fast-check";
import { expect, test } from "vitest";
import { keptFromCut, keptPlace, pointsOn } from "#app/_viewer/kept-places.ts";
import { type ListedSeries, type Series } from "#app/_viewer/listing.ts";
import { planesOf } from "#app/_viewer/planes.ts";
import { reformatsOf } from "#app/_viewer/reformats.ts";
import type { SlicePlane } from "#lib/imaging/slice-plane.ts";

// Twenty axial slices of 40 × 50 pixels of 0.8 × 0.5 mm, 2 mm apart, from the head down.
const instances = Array.from({ length: 20 }, (_, at) => ({
  ...{ id: `i${at}`, sopInstanceUid: `1.${at}`, frames: 1, rows: 40, columns: 50, frameOfReferenceUid: "1.2" },
  ...{ imagePosition: [-10, -20, 100 - 2 * at], imageOrientation: [1, 0, 0, 0, 1, 0], pixelSpacing: [0.8, 0.5] },
}));
const series = { id: "s", description: "CT", instances } as unknown as Series;
const from = { study: {}, series, imageIds: instances.map(({ id }) => id), examination: 0 } as unknown as ListedSeries;
const sagittal = reformatsOf([from])[0] as ListedSeries;
const cut = planesOf(sagittal.series)[25] as SlicePlane;

test("a label on a cut is kept on the slice it lies on", () => {
  // On the sagittal through column 25, row 7 is slice 7, and its column is the slice's row.
  expect(keptFromCut(from, cut, [[12, 7]])).toEqual({ sopInstanceUid: "1.7", frame: 1, points: [[25, 12]] });
});

test("what runs along one slice is kept there, and seen again on the cut", () => {
  const points: [number, number][] = [
    [5, 7.2],
    [30, 6.9],
  ];
  const kept = keptFromCut(from, cut, points);
  expect(kept).toEqual({
    ...{ sopInstanceUid: "1.7", frame: 1 },
    points: [
      [25, 5],
      [25, 30],
    ],
  });
  const plane = planesOf(series)[7] as SlicePlane;
  expect(pointsOn(cut, plane, kept?.points ?? [], 0.25)).toEqual([
    [5, 7],
    [30, 7],
  ]);
  expect(
    pointsOn(planesOf(sagittal.series)[20] as SlicePlane, plane, kept?.points ?? [], 0.25),
    "beside it",
  ).toBeNull();
});

test("what goes from slice to slice has no original pixels", () => {
  const points: [number, number][] = [
    [5, 7],
    [5, 12],
  ];
  expect(keptFromCut(from, cut, points)).toBeNull();
  expect(keptPlace(from, [0, 0, 400], "1.2"), "far outside").toBeNull();
  expect(keptPlace(from, [0, 0, 80], "another frame")).toBeNull();
});

test("a place comes back to within half a pixel and half the distance of slices", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 39, noNaN: true }), fc.double({ min: 0, max: 19, noNaN: true }), (x, y) => {
      const kept = keptFromCut(from, cut, [[x, y]]);
      const at = Number(kept?.sopInstanceUid.slice(2));
      const [again] = pointsOn(cut, planesOf(series)[at] as SlicePlane, kept?.points ?? [], 0.25) ?? [];
      expect(Math.abs((again?.[0] ?? 99) - x)).toBeLessThan(0.02);
      expect(Math.abs((again?.[1] ?? 99) - y)).toBeLessThanOrEqual(0.51);
    }),
  );
});
