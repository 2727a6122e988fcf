import { describe, expect, test } from "vitest";
import { alignSamples, encapsulatedFrames, expand422, joinPieces, nativeFrames } from "#lib/imaging/pixel-frames.ts";

const layout = { frames: 2, rows: 2, columns: 3, samplesPerPixel: 1, bitsAllocated: 16, photometric: "MONOCHROME2" };

describe("nativeFrames", () => {
  test("lie one after the other", () => {
    expect(nativeFrames({ offset: 100, length: 24 }, layout)).toEqual([
      [{ offset: 100, length: 12 }],
      [{ offset: 112, length: 12 }],
    ]);
  });
  test("a frame that is cut off is left out", () => {
    expect(nativeFrames({ offset: 100, length: 20 }, layout)).toHaveLength(1);
  });
});

/** An encapsulated element: its offset table, then fragments, each as an item (PS3.5 A.4). */
function encapsulated(table: number[], fragments: number[][]): Uint8Array {
  const item = (content: number[]) => [0xfe, 0xff, 0x00, 0xe0, content.length, 0, 0, 0, ...content];
  const end = [0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0];
  return Uint8Array.from([...item(table.flatMap((at) => [at, 0, 0, 0])), ...fragments.flatMap(item), ...end]);
}
const contents = (bytes: Uint8Array, frames: number) =>
  encapsulatedFrames(bytes, 0, frames).map((pieces) => [...joinPieces(bytes, pieces)]);

describe("encapsulatedFrames", () => {
  test("one frame is all fragments joined", () => {
    expect(contents(encapsulated([], [[1, 2], [3]]), 1)).toEqual([[1, 2, 3]]);
  });
  test("as many fragments as frames are the frames", () => {
    expect(contents(encapsulated([], [[1], [2]]), 2)).toEqual([[1], [2]]);
  });
  test("the offset table says where frames begin", () => {
    expect(
      contents(
        encapsulated(
          [0, 20],
          [
            [1, 1],
            [2, 2],
            [3, 3],
          ],
        ),
        2,
      ),
    ).toEqual([
      [1, 1, 2, 2],
      [3, 3],
    ]);
  });
  test("without a table a frame begins with a picture's first marker", () => {
    const picture = [0xff, 0xd8, 0xff, 0xe0];
    expect(contents(encapsulated([], [picture, [7], picture]), 2)).toEqual([[...picture, 7], picture]);
  });
  test("a fragment that runs past the end is cut there", () => {
    const bytes = encapsulated([], [[1, 2, 3]]).subarray(0, 18);
    expect(contents(bytes, 1)).toEqual([[1, 2]]);
  });
});

test("unused high bits are cleared in either byte order", () => {
  const little = Uint8Array.from([0x34, 0xf2]);
  alignSamples(little, { bitsStored: 12, highBit: 11 }, true);
  expect([...little]).toEqual([0x34, 0x02]);
  const big = Uint8Array.from([0xf2, 0x34]);
  alignSamples(big, { bitsStored: 12, highBit: 11 }, false);
  expect([...big]).toEqual([0x02, 0x34]);
});

test("samples that lie in the high bits are brought down", () => {
  const bytes = Uint8Array.from([0x4f, 0x23]);
  alignSamples(bytes, { bitsStored: 12, highBit: 15 }, true);
  expect([...bytes]).toEqual([0x34, 0x02]);
});

test("two pixels that share their colour get one each", () => {
  expect([...expand422(Uint8Array.from([10, 20, 128, 130, 30, 40, 1, 2]))]).toEqual([
    10, 128, 130, 20, 128, 130, 30, 1, 2, 40, 1, 2,
  ]);
});
