import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeFrames, type Frame } from "#lib/imaging/decode.ts";
import { openDicom } from "#lib/imaging/dicom.ts";
import { factsByFrame, type FrameFacts } from "#lib/imaging/image-facts.ts";
import { type Preview, previewOf } from "#lib/imaging/preview.ts";
import { type Element, specimen } from "#lib/imaging/specimen.ts";
import { spanning } from "#lib/imaging/windowing.ts";

async function previews(
  bytes: Uint8Array,
  side?: number,
  own: Partial<FrameFacts> = {},
  frame?: number,
): Promise<Preview[]> {
  const opened = await openDicom(bytes);
  const factsOf = factsByFrame(opened.file.body);
  const made: Preview[] = [];
  const show = (decoded: Frame, at: number): void => {
    const { least, greatest } = decoded;
    const { slope, intercept } = factsOf(at);
    const window = own.window === null ? spanning(least * slope + intercept, greatest * slope + intercept) : null;
    made.push(previewOf(decoded, { ...factsOf(at), ...own, ...(window && { window }) }, side));
  };
  await decodeFrames(opened, show, frame === undefined ? {} : { wanted: (at) => at === frame });
  return made;
}

const only = async (own: readonly Element[], side?: number): Promise<Preview> => {
  const [made] = await previews(specimen(own), side);
  if (!made) throw new Error("no preview");
  return made;
};

const words = (...values: number[]): Uint8Array => new Uint8Array(Uint16Array.from(values).buffer);
const size = (rows: number, columns: number): Element[] => [
  ["0028,0010", "US", rows],
  ["0028,0011", "US", columns],
];
const bytes = (samples: number, photometric: string): Element[] => [
  ["0028,0002", "US", samples],
  ["0028,0004", "CS", photometric],
  ["0028,0006", "US", 0],
  ["0028,0100", "US", 8],
  ["0028,0101", "US", 8],
];

describe("a preview", () => {
  const ramp: Element[] = [...size(1, 4), ["7fe0,0010", "OW", words(0, 100, 200, 300)]];
  const window: Element[] = [
    ["0028,1050", "DS", "150.5"],
    ["0028,1051", "DS", "201"],
  ];

  it("is windowed and rescaled as the file says", async () => {
    expect([...(await only([...ramp, ...window])).data]).toEqual([0, 64, 191, 255]);
    const rescale: Element[] = [
      ["0028,1052", "DS", "-100"],
      ["0028,1053", "DS", "2"],
    ];
    expect([...(await only([...ramp, ...window, ...rescale])).data]).toEqual([0, 64, 255, 255]);
  });

  it("is inverted where the greatest value is black", async () => {
    const inverted = await only([...ramp, ...window, ["0028,0004", "CS", "MONOCHROME1"]]);
    expect([...inverted.data]).toEqual([255, 191, 64, 0]);
  });

  it("without a window spans nearly all of its values", async () => {
    expect([...(await only(ramp)).data]).toEqual([0, 85, 170, 255]);
  });

  it("has the proportions of the pixel spacing, or of the aspect ratio, and means of what it covers", async () => {
    const tall = await only([...ramp, ["0028,0030", "DS", "2\\1"]], 2);
    expect([tall.width, tall.height]).toEqual([2, 1]);
    expect([...tall.data]).toEqual([43, 213]);
    expect(await only([...ramp, ["0028,0034", "IS", "3\\1"]])).toMatchObject({ width: 4, height: 3 });
    expect(await only([...ramp, ["0028,0030", "DS", "1000\\1"]])).toMatchObject({ width: 4, height: 1 });
  });

  it("is never larger than asked for, and covers all of the picture equally", async () => {
    const [rows, columns] = [7, 301];
    const values = Array.from({ length: rows * columns }, (_, at) => at % 255);
    const made = await only([...size(rows, columns), ...window, ["7fe0,0010", "OW", words(...values)]], 100);
    expect([made.width, made.height]).toEqual([100, 2]);
    const mean = (of: Iterable<number>) => [...of].reduce((sum, value, _, { length }) => sum + value / length, 0);
    const whole = await only([...size(rows, columns), ...window, ["7fe0,0010", "OW", words(...values)]], 301);
    expect(Math.abs(mean(made.data) - mean(whole.data))).toBeLessThan(1);
  });

  it("has the colours of the picture", async () => {
    const colours = Uint8Array.of(255, 0, 0, 0, 128, 255);
    const rgb = await only([...size(1, 2), ...bytes(3, "RGB"), ["7fe0,0010", "OB", colours]]);
    expect(rgb).toMatchObject({ channels: 3, data: colours });
    const ybr = Uint8Array.of(76, 85, 255, 29, 255, 107);
    const converted = await only([...size(1, 2), ...bytes(3, "YBR_FULL"), ["7fe0,0010", "OB", ybr]]);
    expect([...converted.data]).toEqual([254, 0, 0, 0, 0, 254]);
    const table = (tag: string, ...entries: number[]): Element => [tag, "OW", words(...entries)];
    const palette = await only([
      ...size(1, 2),
      ...bytes(1, "PALETTE COLOR"),
      ["0028,1101", "US", words(2, 0, 16)],
      ["0028,1102", "US", words(2, 0, 16)],
      ["0028,1103", "US", words(2, 0, 16)],
      table("0028,1201", 65_535, 0),
      table("0028,1202", 0, 32_896),
      table("0028,1203", 0, 65_535),
      ["7fe0,0010", "OB", Uint8Array.of(0, 1)],
    ]);
    expect(palette).toMatchObject({ channels: 3, data: colours });
  });
});

const scans = join(import.meta.dirname, "../../../shared/dicom");
const truth = JSON.parse(readFileSync(join(import.meta.dirname, "../../e2e/true-pixels.json"), "utf8")) as {
  side: number;
  pictures: { images: [file: string, frame: number][]; aspect: number; greys: number[] }[];
};

if (!existsSync(scans)) console.warn(`SKIPPED: the real files at ${scans} are not there`);

/** DCMTK, GDCM and OpenJPEG made these means of a grid of cells, at full range (e2e/the-viewer-shows-true-pixels.spec.ts). */
describe.skipIf(!existsSync(scans))("the preview of a real picture", () => {
  const images = truth.pictures
    .filter(({ aspect }) => aspect === 1)
    .flatMap(({ images, greys }) => images.map(([file, at]) => ({ file, at, greys })));

  it.each(images)("$file, frame $at, is as an independent decoder sees it", async ({ file, at, greys }) => {
    const fullRange = { window: null, voiTable: null, padding: null };
    const [preview] = await previews(readFileSync(join(scans, file)), truth.side, fullRange, at - 1);
    expect(preview).toMatchObject({ width: truth.side, height: truth.side, channels: expect.any(Number) as number });
    const reds = preview?.data.filter((_, index) => index % preview.channels === 0) ?? [];
    const off = [...reds].map((red, index) => Math.abs(red - (greys[index] ?? NaN)));
    expect(Math.max(...off)).toBeLessThan(4);
  });
});
