import { expect, test } from "vitest";
import { volumeOf } from "#lib/imaging/reformat.ts";
import { slicePlane } from "#lib/imaging/slice-plane.ts";
import { cutThroughSpine } from "#lib/imaging/spine-column.ts";

const [rows, columns, count] = [60, 80, 20];
const planes = Array.from({ length: count }, (_, nth) =>
  slicePlane({
    ...{ rows, columns, imagePosition: [-200, -150, nth * 2], imageOrientation: [1, 0, 0, 0, 1, 0] },
    ...{ pixelSpacing: [5, 5], frameOfReferenceUid: "1.2" },
  }),
);
const volume = volumeOf(planes);
if (!volume) throw new Error("no volume");

/** A person who lies to one side: column, a rib at each edge of the body, metal, and the pelvis in some slices alone. */
const body = planes.map((_, nth) =>
  Int16Array.from({ length: rows * columns }, (__, at) => {
    const [x, y] = [at % columns, Math.floor(at / columns)];
    if (Math.abs(x - 52) <= 4 && Math.abs(y - 35) <= 5) return 400;
    if (x === 30 || x === 74) return y > 20 && y < 30 ? 700 : 40;
    if (nth < 4 && Math.abs(x - 36) < 4 && y > 25 && y < 40) return 600;
    return x === 10 && y === 10 ? 3_000 : 30;
  }),
);

test("the sagittal cut opens through the column of one who lies to a side, the coronal one at its depth", () => {
  expect(cutThroughSpine(volume, "sagittal", body)).toBe(52);
  expect(cutThroughSpine(volume, "coronal", body)).toBeGreaterThan(30);
  expect(cutThroughSpine(volume, "coronal", body)).toBeLessThan(38);
});

test("slices that are missing do not count, and no bone is no column", () => {
  expect(cutThroughSpine(volume, "sagittal", [null, ...body.slice(1)])).toBe(52);
  expect(cutThroughSpine(volume, "sagittal", [])).toBeNull();
  expect(
    cutThroughSpine(
      volume,
      "sagittal",
      body.map((slice) => slice.map(() => 60)),
    ),
  ).toBeNull();
});
