import { expect, test } from "vitest";
import { decodeFrames } from "#lib/imaging/decode.ts";
import { previewOf } from "#lib/imaging/preview.ts";
import { type Element, specimen } from "#lib/imaging/specimen.ts";
import { firstLookOf } from "./first-look.ts";
import { openFile } from "./opened-file.ts";

const [rows, columns] = [8, 6];

type Depth = { allocated: 8 | 16; stored: number; signed: boolean };

const pictures: [name: string, depth: Depth, more: Element[]][] = [
  [
    "12 of 16 bits, signed, rescaled",
    { allocated: 16, stored: 12, signed: true },
    [
      ["0028,1053", "DS", "2"],
      ["0028,1052", "DS", "-1024"],
    ],
  ],
  ["16 bits, signed", { allocated: 16, stored: 16, signed: true }, []],
  [
    "16 bits, by the window of the file",
    { allocated: 16, stored: 16, signed: false },
    [
      ["0028,1050", "DS", "900"],
      ["0028,1051", "DS", "300"],
    ],
  ],
  ["8 bits, white for the least", { allocated: 8, stored: 8, signed: false }, [["0028,0004", "CS", "MONOCHROME1"]]],
  ["pixels that are higher than wide", { allocated: 16, stored: 12, signed: false }, [["0028,0030", "DS", "2\\1"]]],
];

test.each(pictures)(
  "%s: the first look has every grey that the server's picture of that size has",
  async (_, depth, more) => {
    const bytes = specimen([...layout(depth), ...more]);
    const file = await openFile(bytes.slice(), 1);
    for (const window of [null, { center: 40, width: 400 }]) {
      const facts = file.facts[0];
      if (!facts) throw new Error("no facts");
      const shown = firstLookOf(file, { frame: 1, window });
      await decodeFrames(bytes, (frame) => {
        expect(shown).toEqual(previewOf(frame, { ...facts, window: window ?? facts.window }, Infinity));
      });
      expect(new Set(shown?.data).size).toBeGreaterThan(1);
    }
  },
);

test("what needs a decoder is left to the viewer", async () => {
  const file = await openFile(specimen(layout({ allocated: 16, stored: 12, signed: false })), 1);
  expect(firstLookOf({ ...file, transferSyntax: "1.2.840.10008.1.2.4.90" }, { frame: 1, window: null })).toBe(null);
  expect(
    firstLookOf(
      { ...file, facts: file.facts.map((own) => ({ ...own, samplesPerPixel: 3 })) },
      { frame: 1, window: null },
    ),
  ).toBe(null);
  expect(firstLookOf({ ...file, frames: [new ArrayBuffer(3)] }, { frame: 1, window: null })).toBe(null);
  expect(firstLookOf(file, { frame: 2, window: null })).toBe(null);
});

function layout({ allocated, stored, signed }: Depth): Element[] {
  const levels = 2 ** stored;
  const values = Array.from({ length: rows * columns }, (_, at) => (at * 97) % levels);
  const pixels = allocated === 8 ? Uint8Array.from(values) : new Uint8Array(Uint16Array.from(values).buffer);
  return [
    ["0028,0010", "US", rows],
    ["0028,0011", "US", columns],
    ["0028,0100", "US", allocated],
    ["0028,0101", "US", stored],
    ["0028,0102", "US", stored - 1],
    ["0028,0103", "US", signed ? 1 : 0],
    ["7fe0,0010", allocated === 8 ? "OB" : "OW", pixels],
  ];
}
