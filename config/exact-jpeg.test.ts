import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, test } from "vitest";

type Decoder = { parse: (bytes: Uint8Array) => void; getData16: (width: number, height: number) => Uint16Array };

const path = "node_modules/@cornerstonejs/dicom-image-loader/dist/esm/codecs/jpeg.js";
const repair = createRequire(import.meta.url)("./exact-jpeg.cjs") as (source: string) => string;

test("the repaired decoder gives the middle grey of 12 bits for a picture without coefficients", async () => {
  const source = repair(await readFile(path, "utf8"));
  const module = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as { default: new () => Decoder };
  const decoder = new module.default();
  decoder.parse(greyOf12Bits());
  expect(new Set(decoder.getData16(8, 8))).toEqual(new Set([2048]));
});

test("an unknown decoder is refused rather than left unrepaired", () => {
  expect(() => repair("export default class {}")).toThrow("has changed");
});

/** Extended sequential JPEG, 8 × 8, 12 bits: one block whose only codes are "no difference" and "end of block". */
function greyOf12Bits(): Uint8Array {
  const quantization = [0xff, 0xdb, 0, 67, 0, ...Array<number>(64).fill(1)];
  const frame = [0xff, 0xc1, 0, 11, 12, 0, 8, 0, 8, 1, 1, 0x11, 0];
  const huffman = (table: number) => [0xff, 0xc4, 0, 20, table, 1, ...Array<number>(15).fill(0), 0];
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x3f];
  return Uint8Array.from([0xff, 0xd8, ...quantization, ...frame, ...huffman(0), ...huffman(0x10), ...scan, 0xff, 0xd9]);
}
