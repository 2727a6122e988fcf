import { describe, expect, test } from "vitest";
import { cutPixels, cutPlane, cutsIn, volumeOf } from "#lib/imaging/reformat.ts";
import { slicePlane, toPatient } from "#lib/imaging/slice-plane.ts";

const [rows, columns, count] = [6, 5, 20];
const slice = (z: number, y = 0, rowSpacing = 0.5) =>
  slicePlane({
    ...{ rows, columns, imagePosition: [-10, y, z], imageOrientation: [1, 0, 0, 0, 1, 0] },
    ...{ pixelSpacing: [rowSpacing, 0.4], frameOfReferenceUid: "1.2" },
  });
/** From the feet up, as many scanners number them. */
const upward = Array.from({ length: count }, (_, nth) => slice(nth * 2));
/** Each pixel says where it is: slice, row, column. */
const pixels = upward.map((_, nth) =>
  Int16Array.from({ length: rows * columns }, (__, at) => nth * 100 + Math.floor(at / columns) * 10 + (at % columns)),
);

describe("slices make a volume", () => {
  test("where they are even and near", () => {
    const volume = volumeOf(upward);
    expect(volume).toMatchObject({ gap: 2, order: upward.map((_, at) => count - 1 - at) });
    expect(volume?.down[2]).toBe(-1);
  });

  test("of very many slices only as many as fit in memory, unless that made steps", () => {
    const thin = Array.from({ length: 2_200 }, (_, nth) => slice(nth * 0.5));
    const volume = volumeOf(thin);
    expect([volume?.gap, volume?.order.length, volume?.order.slice(0, 3)]).toEqual([1.5, 734, [2_199, 2_196, 2_193]]);
    expect(volumeOf(Array.from({ length: 1_100 }, (_, nth) => slice(nth * 2)))?.gap).toBe(2);
  });

  test("not where one is missing, farther, of another size, shifted, or where all are few or far apart", () => {
    const changed = (at: number, plane: ReturnType<typeof slice>) => upward.with(at, plane);
    expect(volumeOf(changed(4, null))).toBeNull();
    expect(volumeOf(changed(4, slice(9)))).toBeNull();
    expect(volumeOf(changed(4, slice(8, 0, 0.7)))).toBeNull();
    expect(volumeOf(upward.map((_, nth) => slice(nth * 2, nth * 0.3)))).toBeNull();
    expect(volumeOf(upward.slice(0, 10))).toBeNull();
    expect(volumeOf(upward.map((_, nth) => slice(nth * 4)))).toBeNull();
  });
});

describe.each(["sagittal", "coronal"] as const)("a %s cut", (cut) => {
  const volume = volumeOf(upward);
  if (!volume) throw new Error("no volume");

  test("has the head above, and shows at every place what the slices show there", () => {
    const at = 3;
    const plane = cutPlane(volume, cut, at);
    const made = cutPixels(volume, cut, at, pixels, new Int16Array(plane.rows * plane.columns));
    expect([plane.rows, plane.columns, plane.spacing]).toEqual(
      cut === "sagittal" ? [20, 6, [2, 0.5]] : [20, 5, [2, 0.4]],
    );
    for (let y = 0; y < plane.rows; y++) {
      for (let x = 0; x < plane.columns; x++) {
        const [left, back, up] = toPatient(plane, [x, y]);
        const value = Math.round(up / 2) * 100 + Math.round(back / 0.5) * 10 + Math.round((left + 10) / 0.4);
        expect(made[y * plane.columns + x]).toBe(value);
      }
    }
  });

  test("is there for every column or row", () => {
    expect(cutsIn(volume, cut)).toBe(cut === "sagittal" ? columns : rows);
  });

  test("stays dark where a slice is missing", () => {
    const made = cutPixels(volume, cut, 0, pixels.with(19, null as never), new Int16Array(20 * 6));
    expect(made[0]).toBe(0);
    expect(made[1]).toBe(0);
  });
});
