import { readFileSync } from "node:fs";
import { create, type Font } from "fontkit";
import { expect, test } from "vitest";
import { unpackWoff } from "./unpack-woff.ts";

const woff = readFileSync("node_modules/@fontsource/inter/files/inter-latin-400-normal.woff");

test("a font says the same once it is unpacked, in a plain file of its declared length", () => {
  const plain = unpackWoff(woff);
  expect(plain.length).toBe(woff.readUInt32BE(16));
  const [before, after] = [create(woff), create(plain)] as [Font, Font];
  expect(after.postscriptName).toBe(before.postscriptName);
  expect(after.characterSet).toEqual(before.characterSet);
  const outline = (font: Font, letter: number) => font.glyphForCodePoint(letter).path.toSVG();
  for (const letter of [0x41, 0xe9, 0x3f]) expect(outline(after, letter)).toBe(outline(before, letter));
});

test("what is no WOFF file is refused", () => {
  expect(() => unpackWoff(unpackWoff(woff))).toThrow("not a WOFF file");
});
