import { describe, expect, it } from "vitest";
import { specimen } from "#lib/imaging/specimen.ts";
import { scan } from "#lib/upload/plan.ts";
import { choosePictures } from "./choose-pictures.ts";
import { drawPicture } from "./picture.ts";

const series = (uid: number, count: number, syntax?: string) =>
  Array.from({ length: count }, (_, at) => ({
    path: `${uid}/${at}`,
    file: new Blob([
      specimen(
        [
          ["0008,0018", "UI", `1.2.3.${uid}.${at + 1}`],
          ["0020,000e", "UI", `1.2.3.${uid}`],
          ["0020,0013", "IS", String(at + 1)],
        ],
        syntax ? { transferSyntax: syntax } : {},
      ),
    ]),
  }));

const chosen = async (...files: ReturnType<typeof series>[]) => choosePictures(await scan(files.flat()));

describe("the pictures shown while a scan is sent", () => {
  it("are the middle slices of one series, in order", async () => {
    const numbers = (await chosen(series(1, 200))).map(({ file }) => file.instanceNumber ?? 0);
    expect(numbers).toHaveLength(24);
    expect(new Set(numbers).size).toBe(24);
    expect(Math.min(...numbers)).toBeGreaterThan(50);
    expect(Math.max(...numbers)).toBeLessThan(151);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it("come from every series, and all of a short one", async () => {
    const uids = (await chosen(series(1, 100), series(2, 1), series(3, 30))).map(({ seriesUid }) => seriesUid);
    const of = (uid: number) => uids.filter((one) => one === `1.2.3.${uid}`).length;
    expect([of(1) > of(3), of(2), of(3) > 1, uids.length]).toEqual([true, 1, true, 24]);
  });

  it("leave out what needs a decoder", async () => {
    expect(await chosen(series(1, 3, "1.2.840.10008.1.2.4.70"))).toEqual([]);
  });
});

describe("a small picture", () => {
  const pixels = new Uint8Array(Uint16Array.from({ length: 16 }, (_, at) => (at < 8 ? 0 : 1000)).buffer);

  it("goes from black to white, and the other way round for MONOCHROME1", async () => {
    const drawn = await drawPicture(new Blob([specimen([["7fe0,0010", "OW", pixels]])]));
    expect([drawn?.width, drawn?.height, drawn?.pixels[0], drawn?.pixels[15 * 4]]).toEqual([4, 4, 0, 255]);
    const inverted = specimen([
      ["7fe0,0010", "OW", pixels],
      ["0028,0004", "CS", "MONOCHROME1"],
    ]);
    const other = await drawPicture(new Blob([inverted]));
    expect([other?.pixels[0], other?.pixels[15 * 4]]).toEqual([255, 0]);
  });

  it("is none for what is no picture", async () => {
    expect(await drawPicture(new Blob(["no scan"]))).toBeNull();
  });
});
