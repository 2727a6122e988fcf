import { describe, expect, test } from "vitest";
import { followed, labelsOn, levelOn, linesOn, targetOn } from "#app/_viewer/following.ts";
import { slicePlane } from "#lib/imaging/slice-plane.ts";

const around = (imagePosition: number[], imageOrientation: number[]) =>
  slicePlane({
    ...{ rows: 100, columns: 100, imagePosition, imageOrientation },
    ...{ pixelSpacing: [1, 1], frameOfReferenceUid: "1.2" },
  });
const sagittal = (x: number) => around([x, -50, 50], [0, 1, 0, 0, 0, -1]);
const axial = (z: number) => around([-50, -50, z], [1, 0, 0, 0, 1, 0]);
const [sagittals, axials] = [[-4, 0, 4].map(sagittal), [20, 0, -20].map(axial)];
const placed = [
  { name: "L4", at: [0, 0, 20] as [number, number, number], frameOfReference: "1.2" },
  { name: "L5", at: [0, 0, -20] as [number, number, number], frameOfReference: "1.2" },
];

describe("what other viewports look at", () => {
  test("leads those that are parallel", () => {
    expect(followed({ planes: sagittals, at: 2 }, sagittals.toReversed())).toEqual({ at: 0 });
    expect(followed({ planes: sagittals, at: 2 }, axials)).toBeNull();
  });

  test("cuts an image: the leader's slice and its ends, of another the current one", () => {
    const [leader, other] = [
      { planes: axials, at: 1 },
      { planes: [...axials], at: 0 },
    ];
    const on = sagittals[1] ?? null;
    const told = linesOn(on, [leader, other], leader).map(({ ends: [[, y]], strong }) => [y, strong]);
    expect(told).toEqual([
      [50, true],
      [30, false],
      [70, false],
      [30, true],
    ]);
    expect(linesOn(null, [leader], leader)).toEqual([]);
  });
});

test("labels stand on slices along the column, their level on those across", () => {
  expect(labelsOn(sagittals[1] ?? null, placed)).toEqual([
    { name: "L4", at: [50, 30], faint: false },
    { name: "L5", at: [50, 70], faint: false },
  ]);
  expect(labelsOn(sagittal(40), placed).map(({ faint }) => faint)).toEqual([true, true]);
  expect([labelsOn(axials[1] ?? null, placed), levelOn(axials[1] ?? null, placed)]).toEqual([[], "L4/5"]);
  expect(levelOn(sagittals[1] ?? null, placed)).toBeNull();
});

test("a place that is looked at is shown where an image pictures it", () => {
  const at = { name: "L4/5", at: [0, 0, 0] as [number, number, number], frameOfReference: "1.2" };
  expect(targetOn(sagittals[1] ?? null, at)).toEqual([50, 50]);
  expect(targetOn(sagittals[1] ?? null, { ...at, at: [0, 0, 400] })).toBeNull();
  expect(targetOn(sagittals[1] ?? null, { ...at, at: [12, 0, 0] }), "on a slice that goes by it").toBeNull();
  expect(targetOn(sagittals[1] ?? null, { ...at, frameOfReference: "9" })).toBeNull();
});
