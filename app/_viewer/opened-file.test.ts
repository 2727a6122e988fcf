import { expect, test } from "vitest";
import { type Element, specimen } from "#lib/imaging/specimen.ts";
import { openFile } from "./opened-file.ts";

const explicitBigEndian = "1.2.840.10008.1.2.2";

/** One row of two pixels in colour, of samples of so many bits. */
const colours = (bits: 16 | 32, pixels: Uint8Array, more: readonly Element[] = []): Element[] => [
  ["0028,0002", "US", 3],
  ["0028,0004", "CS", "RGB"],
  ["0028,0006", "US", 0],
  ["0028,0010", "US", 1],
  ["0028,0011", "US", 2],
  ["0028,0100", "US", bits],
  ["0028,0101", "US", bits],
  ["0028,0102", "US", bits - 1],
  ["7fe0,0010", "OW", pixels],
  ...more,
];
const shownOf = async (elements: Element[]) => {
  const { frames, facts, transferSyntax } = await openFile(specimen(elements), 1);
  expect(facts[0]).toMatchObject({ bitsAllocated: 8, bitsStored: 8, highBit: 7 });
  expect(transferSyntax).not.toBe(explicitBigEndian);
  return [...new Uint8Array(frames[0] as ArrayBuffer)];
};

test("colours of 16 and 32 bits are shown as the 8 of a screen, not as white", async () => {
  const deep = Uint16Array.of(0, 257, 32_896, 65_535, 65_278, 1);
  expect(await shownOf(colours(16, new Uint8Array(deep.buffer)))).toEqual([0, 1, 128, 255, 254, 0]);
  const deeper = Uint32Array.from(deep, (sample) => sample * 65_537);
  expect(await shownOf(colours(32, new Uint8Array(deeper.buffer)))).toEqual([0, 1, 128, 255, 254, 0]);
});

test("colours whose bits do not begin at the lowest are shown by their own", async () => {
  const high = Uint16Array.of(0, 0x0ff0, 0xf00f, 0x8000, 0x000f, 0xffff).map((sample) => sample & 0xfff0);
  const shown = await shownOf(colours(16, new Uint8Array(high.buffer), [["0028,0101", "US", 12]]));
  expect(shown).toEqual([0, 16, 239, 128, 0, 255]);
});

test("a dose of 32 bits is no picture", async () => {
  const dose: Element[] = [
    ["0028,0100", "US", 32],
    ["0028,0101", "US", 32],
    ["7fe0,0010", "OW", new Uint8Array(64)],
  ];
  await expect(openFile(specimen(dose), 1)).rejects.toThrow("cannot be shown");
});
