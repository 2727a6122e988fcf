import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Vector } from "#lib/imaging/dicom.ts";
import {
  heightOver,
  isWithin,
  type Placeable,
  referenceLine,
  slicePlane,
  sliceThrough,
  slicesTogether,
  toPatient,
  toPicture,
} from "#lib/imaging/slice-plane.ts";

const around = (own: Partial<Placeable>) => {
  const plane = slicePlane({
    rows: 200,
    columns: 100,
    imagePosition: [0, 0, 0],
    imageOrientation: [1, 0, 0, 0, 1, 0],
    pixelSpacing: [1, 1],
    frameOfReferenceUid: "1.2",
    ...own,
  });
  if (!plane) throw new Error("this picture lies nowhere");
  return plane;
};

/** Rows go back, columns down, at `x` millimetres to the patient's left. */
const sagittal = (x: number, own: Partial<Placeable> = {}) =>
  around({ imagePosition: [x, -50, 100], imageOrientation: [0, 1, 0, 0, 0, -1], ...own });
/** Rows go left, columns back, at the height `z`, tilted by so many degrees. */
const axial = (z: number, degrees = 0) => {
  const tilt = (degrees * Math.PI) / 180;
  return around({
    imagePosition: [-50, -60, z],
    imageOrientation: [1, 0, 0, 0, Math.cos(tilt), -Math.sin(tilt)],
    rows: 100,
  });
};

const number = fc.double({ min: -200, max: 200, noNaN: true });
const turned = fc.record({
  position: fc.tuple(number, number, number),
  a: fc.double({ min: 0, max: 6.28, noNaN: true }),
  b: fc.double({ min: -1.2, max: 1.2, noNaN: true }),
  spacing: fc.tuple(fc.double({ min: 0.2, max: 3, noNaN: true }), fc.double({ min: 0.2, max: 3, noNaN: true })),
});
const anyPlane = turned.map(({ position, a, b, spacing }) =>
  around({
    imagePosition: position,
    imageOrientation: [
      ...[Math.cos(a), Math.sin(a), 0],
      ...[-Math.sin(a) * Math.cos(b), Math.cos(a) * Math.cos(b), Math.sin(b)],
    ],
    pixelSpacing: spacing,
  }),
);

describe("a place in a picture and in the patient", () => {
  test("there and back again, also with pixels that are not square", () => {
    fc.assert(
      fc.property(anyPlane, number, number, (plane, x, y) => {
        const place = toPatient(plane, [x, y]);
        expect(heightOver(plane, place)).toBeCloseTo(0, 6);
        const back = toPicture(plane, place);
        expect(back[0]).toBeCloseTo(x, 6);
        expect(back[1]).toBeCloseTo(y, 6);
      }),
    );
  });

  test("columns are spaced by the second figure, rows by the first", () => {
    expect(toPatient(around({ pixelSpacing: [2, 0.5] }), [10, 10])).toEqual([5, 20, 0]);
  });

  test("a file that does not say lies nowhere", () => {
    const known = { rows: 1, columns: 1, imagePosition: [0, 0, 0], imageOrientation: [1, 0, 0, 0, 1, 0] };
    expect(slicePlane({ ...known, pixelSpacing: null, frameOfReferenceUid: "1.2" })).toBeNull();
    expect(slicePlane({ ...known, pixelSpacing: [1, 1], frameOfReferenceUid: null })).toBeNull();
    expect(
      slicePlane({ ...known, imageOrientation: [1, 0, 0, 1, 0, 0], pixelSpacing: [1, 1], frameOfReferenceUid: "1.2" }),
    ).toBeNull();
  });
});

describe("reference lines", () => {
  test("an axial slice is a level line on a sagittal picture", () => {
    expect(referenceLine(axial(40), sagittal(0))).toEqual([
      [-10.5, 60],
      [89.5, 60],
    ]);
  });

  test("a tilted one falls by its angle", () => {
    const line = referenceLine(axial(40, 20), sagittal(0));
    const [[x1, y1], [x2, y2]] = line ?? [
      [0, 0],
      [0, 0],
    ];
    expect((Math.atan2(Math.abs(y1 - y2), Math.abs(x1 - x2)) * 180) / Math.PI).toBeCloseTo(20, 6);
  });

  test("parallel slices, slices beside the picture, and those of another frame have none", () => {
    expect(referenceLine(sagittal(10), sagittal(0))).toBeNull();
    expect(referenceLine(axial(40), sagittal(80))).toBeNull();
    expect(referenceLine(axial(40), sagittal(0, { frameOfReferenceUid: "9" }))).toBeNull();
  });

  test("both ends lie in both planes, on the edge of the slice", () => {
    fc.assert(
      fc.property(anyPlane, anyPlane, (slice, on) => {
        for (const end of referenceLine(slice, on) ?? []) {
          const place = toPatient(on, end);
          expect(Math.abs(heightOver(slice, place))).toBeLessThan(1e-6);
          const [x, y] = toPicture(slice, place);
          expect(isWithin({ rows: slice.rows + 1e-6, columns: slice.columns + 1e-6 }, [x + 5e-7, y + 5e-7])).toBe(true);
        }
      }),
    );
  });
});

describe("scrolling together", () => {
  const row = [-8, -4, 0, 4, 8].map((x) => sagittal(x));

  test("the nearest slice is seen, also one of other size and of the other direction", () => {
    expect(slicesTogether(sagittal(3), row)).toEqual({ at: 3 });
    expect(slicesTogether(sagittal(3), row.toReversed())).toEqual({ at: 1 });
    expect(slicesTogether(around({ ...sagittalOf(-7), imageOrientation: [0, -1, 0, 0, 0, -1] }), row)).toEqual({
      at: 0,
    });
  });

  test("beyond twice the distance of slices it stays, and says so", () => {
    expect(slicesTogether(sagittal(15.9), row)).toEqual({ at: 4 });
    expect(slicesTogether(sagittal(16.1), row)).toBe("outside");
  });

  test("another plane or another frame is not scrolled along", () => {
    expect(slicesTogether(axial(0), row)).toBeNull();
    expect(slicesTogether(sagittal(0, { frameOfReferenceUid: "9" }), row)).toBeNull();
    expect(slicesTogether(sagittal(0), [null])).toBeNull();
  });
});

describe("the slice through a place", () => {
  const blocks = [40, 36, 0, -4].map((z) => axial(z));

  test("is the nearest that pictures it", () => {
    const place: Vector = [0, 0, 2];
    expect(sliceThrough(place, "1.2", blocks)).toBe(2);
    expect(sliceThrough([0, 0, 39], "1.2", blocks)).toBe(0);
    expect(sliceThrough(place, "9", blocks)).toBeNull();
  });

  test("is none where the place lies beside all pictures or far between them", () => {
    expect(sliceThrough([300, 0, 0], "1.2", blocks)).toBeNull();
    expect(sliceThrough([0, 0, 80], "1.2", blocks)).toBeNull();
  });
});

function sagittalOf(x: number): Partial<Placeable> {
  return { imagePosition: [x, 50, 100] };
}
