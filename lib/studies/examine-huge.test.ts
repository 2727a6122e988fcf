import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDicom } from "#lib/imaging/dicom.ts";
import { followFragments } from "#lib/imaging/fragments.ts";
import { encapsulatedFrames, framesOfFragments } from "#lib/imaging/pixel-frames.ts";
import { encode, specimen } from "#lib/imaging/specimen.ts";
import { UnfitFile } from "#lib/imaging/unfit-file.ts";
import { examineHuge } from "./examine-huge.ts";

const rle = "1.2.840.10008.1.2.5";

/** 4 × 4 pixels of 16 bits in RLE: two segments, each one run of 16 equal bytes (PS3.5 annex G). */
function coded(value: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(68);
  new DataView(bytes.buffer).setUint32(0, 2, true);
  new DataView(bytes.buffer).setUint32(4, 64, true);
  new DataView(bytes.buffer).setUint32(8, 66, true);
  bytes.set([257 - 16, 0, 257 - 16, value], 64);
  return bytes;
}

const items = (fragments: readonly Uint8Array[]) =>
  Buffer.concat([
    ...fragments.map((fragment) => encode(["fffe,e000", "UN", fragment], true)),
    encode(["fffe,e0dd", "UN", new Uint8Array(0)], true),
  ]);

/** A film of so many frames, the offset table empty, the fragments as given. */
function film(frames: number, fragments: readonly Uint8Array[]): Uint8Array {
  const head = specimen([["0028,0008", "IS", String(frames)]], { transferSyntax: rle, pixels: true });
  const body = head.subarray(0, head.length - 44); // without the pixel data of the specimen
  const element = Uint8Array.of(0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff);
  return Buffer.concat([body, element, items([new Uint8Array(0), ...fragments])]);
}

async function examined(file: Uint8Array, step = 50) {
  const seen: number[] = [];
  let passed = 0;
  const result = await examineHuge(
    { size: file.length, read: async (start, end) => file.subarray(start, end) },
    (bytes) => (passed += bytes.length),
    () => seen.push(1),
    step,
  ).catch((error: unknown) => (error instanceof UnfitFile ? String(error.reason) : Promise.reject(error as Error)));
  expect(passed).toBe(file.length);
  return { result, decoded: seen.length };
}

describe("a file too large for memory", () => {
  const frames = [1, 2, 3, 4, 5].map(coded);

  it("has every frame decoded, each read by itself", async () => {
    const file = film(5, frames);
    expect(await examined(file)).toEqual({ result: await readDicom(file), decoded: 5 });
  });

  it("is refused for one frame that cannot be decoded, for one that is not there, and for an end that is missing", async () => {
    const broken = frames.with(3, coded(4).fill(0, 0, 8));
    expect(await examined(film(5, broken))).toEqual({ result: "undecodable", decoded: 3 });
    expect((await examined(film(6, frames))).result).toBe("truncated");
    expect((await examined(film(5, frames).subarray(0, -30))).result).toBe("truncated");
  });

  it("needs no decoding where its pixels are not coded, and is refused where it is no picture", async () => {
    const native = specimen();
    expect(await examined(native)).toEqual({ result: await readDicom(native), decoded: 0 });
    expect((await examined(new TextEncoder().encode("This is not a scan."))).result).toBe("not_dicom");
  });
});

it("fragments are found as in memory, however the bytes come", () => {
  const fragment = fc
    .uint8Array({ minLength: 0, maxLength: 12 })
    .map((bytes) => (bytes.length % 2 ? bytes.subarray(1) : bytes));
  const marked = fragment.map((rest) => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...rest));
  const all = fc.array(fc.oneof(fragment, marked), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      all,
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 8 }),
      fc.boolean(),
      (found, step, frames, hasTable) => {
        const starts = found.reduce<number[]>(
          (before, _, at) => [...before, (before.at(-1) ?? 0) + (at ? 8 + (found[at - 1]?.length ?? 0) : 0)],
          [],
        );
        const table = hasTable ? new Uint8Array(new Uint32Array(starts.slice(0, frames)).buffer) : new Uint8Array(0);
        const bytes = new Uint8Array(items([table, ...found]));
        const following = followFragments(0, bytes.length);
        for (let at = 0; at < bytes.length; at += step) following.feed(bytes.subarray(at, at + step), at);
        const { table: place, fragments } = following.end();
        const places = framesOfFragments(fragments, place, frames, () => table).map((pieces) =>
          pieces.map(({ offset, length }) => ({ offset, length })),
        );
        const known = encapsulatedFrames(bytes, 0, frames).map((pieces) =>
          pieces.map(({ offset, length }) => ({ offset, length })),
        );
        expect(places).toEqual(known);
      },
    ),
  );
});
