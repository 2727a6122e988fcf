import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DataSet, readElements } from "./data-set.ts";
import { expandSegments, paletteOf } from "./palette.ts";
import { type Element, specimen } from "./specimen.ts";

const words = (...values: number[]) => new Uint8Array(Uint16Array.from(values).buffer);
function paletteIn(...elements: Element[]) {
  const body = new DataSet(specimen(elements, { meta: false }), true);
  readElements(body, 0, { explicit: true, littleEndian: true }, 1_000);
  return paletteOf(body);
}
const descriptors: Element[] = ["1", "2", "3"].map((colour) => [`0028,110${colour}`, "US", words(4, 0, 16)]);

describe("a palette", () => {
  it("is brought to the 8 bits of a screen, also where only one colour needs more", () => {
    const made = paletteIn(
      ...descriptors,
      ["0028,1201", "OW", words(0, 0, 0, 255)],
      ["0028,1202", "OW", words(0, 257, 32_896, 65_535)],
      ["0028,1203", "OW", words(0, 0, 0, 0)],
    );
    expect([...(made?.green.data ?? [])]).toEqual([0, 1, 128, 255]);
    expect([...(made?.red.data ?? [])]).toEqual([0, 0, 0, 1]);
  });

  it("of 16 bits that fills 8 is read as it is filled", () => {
    const table = words(0, 1, 128, 255);
    const made = paletteIn(...descriptors, ...["1", "2", "3"].map((at): Element => [`0028,120${at}`, "OW", table]));
    expect([...(made?.blue.data ?? [])]).toEqual([0, 1, 128, 255]);
  });

  it("comes in segments too: runs, ramps and copies", () => {
    const ramp = words(0, 1, 0, 1, 3, 65_535);
    const made = paletteIn(...descriptors, ...["1", "2", "3"].map((at): Element => [`0028,122${at}`, "OW", ramp]));
    expect([...(made?.red.data ?? [])]).toEqual([0, 85, 170, 255]);
    expect(paletteIn(...descriptors)).toBeNull();
  });
});

describe("segments", () => {
  const expanded = (width: 1 | 2, most: number, ...given: number[]) => [
    ...(expandSegments(Uint16Array.from(given), width, most) ?? ["none"]),
  ];

  it("begin with a run, and a ramp goes on from what stands before it", () => {
    expect(expanded(2, 9, 0, 2, 7, 9, 1, 4, 5)).toEqual([7, 9, 8, 7, 6, 5]);
    expect(expanded(2, 9, 1, 4, 5)).toEqual(["none"]);
  });

  it("copy whole segments from their place in bytes, and no copies", () => {
    expect(expanded(2, 9, 0, 1, 7, 1, 2, 9, 2, 2, 0, 0)).toEqual([7, 8, 9, 7, 8, 9]);
    expect(expanded(1, 9, 0, 1, 7, 1, 2, 9, 2, 1, 3, 0, 0, 0)).toEqual([7, 8, 9, 9, 9]);
    expect(expanded(2, 9, 0, 1, 7, 2, 1, 6, 0)).toEqual(["none"]);
  });

  it("of any kind end soon, with no more entries than there may be", () => {
    const any = fc.uint16Array({ maxLength: 60, max: 4 });
    fc.assert(
      fc.property(any, fc.constantFrom(1 as const, 2 as const), (given, width) => {
        expect(expandSegments(given, width, 50)?.length ?? 0).toBeLessThanOrEqual(50);
      }),
    );
    const nothing = Uint16Array.from({ length: 400_000 }, (_, at) =>
      at < 200_000 ? 0 : ([2, 65_535, 0, 0][at % 4] as number),
    );
    expect(expandSegments(nothing, 2, 65_536)).toBeNull();
  });
});
