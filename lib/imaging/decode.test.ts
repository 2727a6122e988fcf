import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { decodeFrames, type Frame } from "#lib/imaging/decode.ts";
import { DicomError, maxHeaderBytes, openDicom } from "#lib/imaging/dicom.ts";
import { concatenate } from "#lib/imaging/concatenate.ts";
import { type Element, encode, specimen } from "#lib/imaging/specimen.ts";

async function framesOf(bytes: Uint8Array): Promise<Frame[]> {
  const frames: Frame[] = [];
  await decodeFrames(bytes, (frame) => {
    frames.push({ ...frame, values: frame.values.slice() });
  });
  return frames;
}

async function digestOf(bytes: Uint8Array): Promise<string> {
  const hash = createHash("sha256");
  await decodeFrames(bytes, ({ values }) => {
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  });
  return hash.digest("hex");
}

const valuesOf = async (own: readonly Element[], transferSyntax?: string): Promise<number[][]> =>
  (await framesOf(specimen(own, transferSyntax ? { transferSyntax } : {}))).map(({ values }) => [...values]);

const words = (...values: number[]): Uint8Array => new Uint8Array(Int16Array.from(values).buffer);

const picture = (own: {
  rows: number;
  columns: number;
  bits?: number;
  stored?: number;
  high?: number;
  signed?: 0 | 1;
}) =>
  [
    ["0028,0010", "US", own.rows],
    ["0028,0011", "US", own.columns],
    ["0028,0100", "US", own.bits ?? 16],
    ["0028,0101", "US", own.stored ?? own.bits ?? 16],
    ["0028,0102", "US", own.high ?? (own.stored ?? own.bits ?? 16) - 1],
    ["0028,0103", "US", own.signed ?? 0],
  ] satisfies Element[];

const colours = (photometric: string, planar: number): Element[] => [
  ["0028,0002", "US", 3],
  ["0028,0004", "CS", photometric],
  ["0028,0006", "US", planar],
];

/** A film whose pixels are encapsulated fragments, the offset table empty. */
function film(transferSyntax: string, frames: number, fragments: readonly Uint8Array[], own: readonly Element[]) {
  const header: Element[] = [["0028,0008", "IS", String(frames)], ...own];
  const items = [new Uint8Array(0), ...fragments].map((fragment) => encode(["fffe,e000", "UN", fragment], true));
  const element = Uint8Array.of(0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff);
  const end = encode(["fffe,e0dd", "UN", new Uint8Array(0)], true);
  const head = specimen([...picture({ rows: 2, columns: 2 }), ...header], { transferSyntax, pixels: false });
  return concatenate([head, element, ...items, end]);
}

const rle = "1.2.840.10008.1.2.5";
const jpeg2000 = "1.2.840.10008.1.2.4.90";
const jpegLossless = "1.2.840.10008.1.2.4.70";
const refusal = (bytes: Uint8Array) =>
  framesOf(bytes).then(
    () => null,
    (failure: unknown) => (failure as DicomError).reason,
  );

it("decodes every frame of a file that is longer than any header may be", async () => {
  const [frames, side] = [40, 512];
  const pixels = new Uint16Array(frames * side * side).map((_, at) => Math.floor(at / (side * side)) + 1);
  const file = specimen([
    ["0028,0008", "IS", String(frames)],
    ["0028,0010", "US", side],
    ["0028,0011", "US", side],
    ["7fe0,0010", "OW", new Uint8Array(pixels.buffer)],
  ]);
  expect(file.length).toBeGreaterThan(maxHeaderBytes);
  const seen: number[] = [];
  await decodeFrames(file, ({ least, greatest }, at) => void seen.push(least === greatest ? least - at : Number.NaN));
  expect(seen).toEqual(Array.from({ length: frames }, () => 1));
});

describe("stored values", () => {
  it("are those of the bits stored, with their sign", async () => {
    const pixels: Element = ["7fe0,0010", "OW", words(0x0fff, 0x0800, 0x07ff, 1)];
    expect(await valuesOf([...picture({ rows: 2, columns: 2, stored: 12, signed: 1 }), pixels])).toEqual([
      [-1, -2048, 2047, 1],
    ]);
    const overlay: Element = ["7fe0,0010", "OW", words(-4096, -1, 0x1fff, 1)];
    expect(await valuesOf([...picture({ rows: 2, columns: 2, stored: 12 }), overlay])).toEqual([[0, 4095, 4095, 1]]);
    const high: Element = ["7fe0,0010", "OW", words(0x0010, -1, 0x7ff0, 0)];
    expect(await valuesOf([...picture({ rows: 2, columns: 2, stored: 12, high: 15 }), high])).toEqual([
      [1, 4095, 2047, 0],
    ]);
  });

  it("tell the least and the greatest", async () => {
    const [frame] = await framesOf(
      specimen([...picture({ rows: 1, columns: 4, signed: 1 }), ["7fe0,0010", "OW", words(5, -7, 9, 0)]]),
    );
    expect(frame).toMatchObject({ least: -7, greatest: 9, signed: true });
  });

  it("of colours lie side by side, whatever the order in the file", async () => {
    const base = [...picture({ rows: 1, columns: 2, bits: 8 })];
    const pixels = (...values: number[]): Element => ["7fe0,0010", "OB", Uint8Array.from(values)];
    expect(await valuesOf([...base, ...colours("RGB", 0), pixels(1, 2, 3, 4, 5, 6)])).toEqual([[1, 2, 3, 4, 5, 6]]);
    expect(await valuesOf([...base, ...colours("RGB", 1), pixels(1, 4, 2, 5, 3, 6)])).toEqual([[1, 2, 3, 4, 5, 6]]);
    const halved = specimen([...base, ...colours("YBR_FULL_422", 0), pixels(10, 20, 1, 2)]);
    expect(await framesOf(halved)).toMatchObject([
      { photometric: "YBR_FULL", values: Uint8Array.of(10, 1, 2, 20, 1, 2) },
    ]);
  });

  it("of one bit go on from frame to frame within a byte", async () => {
    const bits = [...picture({ rows: 1, columns: 5, bits: 1 }), ["0028,0008", "IS", "2"] satisfies Element];
    expect(await valuesOf([...bits, ["7fe0,0010", "OB", Uint8Array.of(0b01110001, 0b11)]])).toEqual([
      [1, 0, 0, 0, 1],
      [1, 1, 0, 1, 1],
    ]);
  });

  it("are unpacked from runs and literal bytes", async () => {
    const segments = Uint8Array.from([2, 0, 0, 0, 64, 0, 0, 0, 66, 0, 0, 0, ...Array<number>(52).fill(0)]);
    const coded = concatenate([segments, Uint8Array.of(0xfd, 1, 3, 10, 20, 30, 40)]);
    const bytes = film(rle, 1, [coded], []);
    expect((await framesOf(bytes)).map(({ values }) => [...values])).toEqual([[266, 276, 286, 296]]);
    expect(await refusal(film(rle, 1, [coded.subarray(0, -4)], []))).toBe("undecodable");
    expect(await refusal(film(rle, 1, [coded.with(0, 3)], []))).toBe("undecodable");
  });
});

describe("a file that declares another coding than it has", () => {
  const side = 16;
  const grey = picture({ rows: side, columns: side, bits: 8 });
  const red = { create: { width: side, height: side, channels: 3 as const, background: "#f00" } };
  const jpeg = async (chromaSubsampling: "4:2:0" | "4:4:4", colour = true) =>
    new Uint8Array(
      await (colour ? sharp(red) : sharp(red).toColourspace("b-w"))
        .jpeg({ chromaSubsampling, quality: 100, mozjpeg: false })
        .toBuffer(),
    );
  const first = async (file: Uint8Array) => [...((await framesOf(file))[0]?.values.subarray(0, 3) ?? [])];

  it.each(["1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.80", jpeg2000, "1.2.840.10008.1.2.1"])(
    "is decoded by what it has: %s",
    async (declared) => {
      const coded = await jpeg("4:2:0", false);
      const known = await first(film("1.2.840.10008.1.2.4.50", 1, [coded], grey));
      expect(await first(film(declared, 1, [coded], grey))).toEqual(known);
      expect(new Set(known).size).toBe(1);
    },
  );

  it("is no film that is shown by its first picture", async () => {
    expect(await refusal(film("1.2.840.10008.1.2.4.102", 1, [await jpeg("4:2:0", false)], grey))).toBe("unsupported");
  });

  it("has colours coarser than its light, so that they are not the RGB it says", async () => {
    const own = [...grey, ...colours("RGB", 0)];
    const shown = async (coded: Uint8Array) => first(film("1.2.840.10008.1.2.4.50", 1, [coded], own));
    expect(await shown(await jpeg("4:2:0"))).toEqual([254, 0, 0]);
    // Taken at its word where nothing speaks against it: Y, Cb and Cr of red.
    expect(await shown(await jpeg("4:4:4"))).toEqual([76, 85, 255]);
  });
});

it("reads an odd number of big endian bytes to the last, also in the frame behind", async () => {
  const pixels: Element = ["7fe0,0010", "OW", Uint8Array.of(2, 1, 4, 3, 6, 5)];
  const little = specimen([...picture({ rows: 1, columns: 3, bits: 8 }), ["0028,0008", "IS", "2"], pixels], {
    pixels: false,
  });
  const head = concatenate([little.subarray(0, 132), encode(["0002,0010", "UI", "1.2.840.10008.1.2.2"], false)]);
  const body = little.subarray(132 + encode(["0002,0010", "UI", "1.2.840.10008.1.2.1"], false).length);
  expect((await framesOf(concatenate([head, bigEndian(body)]))).map(({ values }) => [...values])).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
});

/** Explicit elements with every number in the other order; values as they are, but for those of US. */
function bigEndian(little: Uint8Array): Uint8Array {
  const bytes = little.slice();
  const swap = (at: number, width: number) => bytes.subarray(at, at + width).reverse();
  for (let at = 0; at < bytes.length;) {
    const vr = String.fromCharCode(...bytes.subarray(at + 4, at + 6));
    const isLong = vr === "OW";
    const view = new DataView(bytes.buffer, at);
    const length = isLong ? view.getUint32(8, true) : view.getUint16(6, true);
    swap(at, 2);
    swap(at + 2, 2);
    if (isLong) swap(at + 8, 4);
    else swap(at + 6, 2);
    at += isLong ? 12 : 8;
    if (vr === "US") swap(at, 2);
    at += length;
  }
  return bytes;
}

/** The header of a JPEG 2000 codestream and nothing else. */
function siz(columns: number, rows: number, tile: number, samples = 1): Uint8Array {
  const view = new DataView(new ArrayBuffer(42 + 3 * samples));
  view.setUint32(0, 0xff4fff51);
  view.setUint16(4, 38 + 3 * samples);
  for (const [at, value] of [columns, rows, 0, 0, tile, tile].entries()) view.setUint32(8 + 4 * at, value);
  view.setUint16(40, samples);
  for (let at = 42; at < view.byteLength; at += 3) view.setUint16(at, 0x0f01);
  for (let at = 44; at < view.byteLength; at += 3) view.setUint8(at, 1);
  const cod = [0xff, 0x52, 0, 12, 0, 0, 0, 1, 0, 0, 4, 4, 0, 0, 0xff, 0x90];
  return concatenate([new Uint8Array(view.buffer), Uint8Array.from(cod)]);
}

describe("a hostile picture is refused before room is made for it", () => {
  const jpeg = (rows: number, columns: number) =>
    Uint8Array.of(
      0xff,
      0xd8,
      0xff,
      0xc3,
      0,
      11,
      16,
      rows >> 8,
      rows & 255,
      columns >> 8,
      columns & 255,
      1,
      1,
      0x11,
      0,
      0xff,
      0xd9,
    );
  const huge = picture({ rows: 65_535, columns: 65_535 });

  it.each<[string, Uint8Array, string]>([
    ["a header of 65,535²", film(jpeg2000, 1, [siz(65_535, 65_535, 65_535)], huge), "too_large"],
    ["a codestream of 65,535²", film(jpeg2000, 1, [siz(65_535, 65_535, 65_535)], []), "mismatch"],
    ["a JPEG of 65,535²", film(jpegLossless, 1, [jpeg(65_535, 65_535)], []), "mismatch"],
    ["more samples than the header says", film(jpeg2000, 1, [siz(2, 2, 2, 3)], []), "mismatch"],
    [
      "millions of tiles",
      film(jpeg2000, 1, [siz(4096, 4096, 1)], picture({ rows: 4096, columns: 4096 })),
      "undecodable",
    ],
    ["another codec's data", film(rle, 1, [siz(2, 2, 2)], []), "undecodable"],
    ["no codestream", film(jpeg2000, 1, [Uint8Array.of(1, 2, 3, 4)], []), "undecodable"],
    ["a codestream that ends after its header", film(jpeg2000, 1, [siz(2, 2, 2)], []), "undecodable"],
    ["frames that are not there", film(jpeg2000, 3, [siz(2, 2, 2)], []), "truncated"],
    ["two billion frames", specimen([["0028,0008", "IS", "2000000000"]]), "damaged"],
    [
      "four samples a pixel",
      specimen([
        ["0028,0002", "US", 4],
        ["7fe0,0010", "OW", new Uint8Array(128)],
      ]),
      "unsupported",
    ],
  ])("%s", async (_, bytes, reason) => {
    const before = process.memoryUsage().rss;
    expect(await refusal(bytes)).toBe(reason);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
  });
});

const scans = join(import.meta.dirname, "../../../shared/dicom");
if (!existsSync(scans)) console.warn(`SKIPPED: the real files at ${scans} are not there`);

describe.skipIf(!existsSync(scans))("real codestreams", () => {
  const syntaxes = [
    "JPEG2000Lossless",
    "JPEGLSLossless",
    "JPEGProcess1T",
    "JPEGProcess2_4",
    "JPEGProcess10_12",
    "JPEGProcess14SV1",
    "RLE",
  ];
  const names = readFileSync(join(scans, "MANIFEST.tsv"), "utf8").match(/^transfer_syntax\/\S+/gm) ?? [];
  const files = [
    ...syntaxes.map((name) => names.find((path) => path.includes(name)) ?? name),
    "transfer_syntax/HTJ2KLossless_08_RGB.dcm",
  ];

  it.each(files)("%s, however damaged, is decoded or refused, and the next is decoded as before", async (path) => {
    const whole = readFileSync(join(scans, path));
    const start = (await openDicom(whole)).file.pixels?.offset ?? 0;
    const before = await digestOf(whole);
    const damage = fc.array(fc.tuple(fc.integer({ min: start, max: whole.length - 1 }), fc.nat(255)), {
      minLength: 1,
      maxLength: 8,
    });
    const header = fc.array(fc.tuple(fc.integer({ min: start + 16, max: start + 200 }), fc.nat(255)), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(damage, header), async (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        await decodeFrames(bytes, () => undefined).catch((failure: unknown) => {
          if (!(failure instanceof DicomError)) throw failure;
        });
      }),
      { numRuns: 12 },
    );
    expect(await digestOf(whole)).toBe(before);
  });
});
