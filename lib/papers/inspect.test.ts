import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { inspect } from "./check-paper.ts";
import { sampleJpeg, samplePdf } from "./specimen.ts";

const pdf = (body: string | Buffer, end = "\n%%EOF\n") =>
  new Uint8Array(Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.from(body), Buffer.from(end)]));

const refused = (refusal: string) => ({ state: "refused", refusal });

describe("a PDF", () => {
  test("is kept with its number of pages", async () => {
    expect(await inspect(samplePdf(3))).toMatchObject({ state: "kept", type: "pdf", pages: 3, locked: false });
  });

  test("is kept where its objects are compressed, and where only the pages themselves are found", async () => {
    const table = deflateSync("<</Type/Page>> <</Type/Page>> <</Type /Pages /Kids [1 0 R 2 0 R] /Count 2>>");
    const body = Buffer.concat([Buffer.from("<</Type/ObjStm/N 3>>\nstream\r\n"), table, Buffer.from("\nendstream")]);
    expect(await inspect(pdf(body))).toMatchObject({ state: "kept", pages: 2 });
    expect(await inspect(pdf("<</Type/Page>> <</Type /Page /Rotate 0>>"))).toMatchObject({ state: "kept", pages: 2 });
  });

  test("may have a mark of byte order or empty lines before it, and nothing else", async () => {
    for (const [before, state] of [
      ["\u00ef\u00bb\u00bf", "kept"],
      ["\r\n\n ", "kept"],
      ["<html>", "refused"],
      ["MZ\n", "refused"],
    ] as const)
      expect(await inspect(Uint8Array.from([...latin(before), ...samplePdf(1)]))).toMatchObject({ state });
  });

  test("that is encrypted is kept, and said to be locked", async () => {
    expect(await inspect(pdf("<</Encrypt 9 0 R>>"))).toMatchObject({ state: "kept", pages: null, locked: true });
  });

  test("that is cut off, or holds no page, is damaged", async () => {
    const whole = samplePdf(2);
    expect(await inspect(whole.subarray(0, whole.length - 40))).toEqual(refused("damaged"));
    expect(await inspect(pdf("nothing"))).toEqual(refused("damaged"));
    expect(await inspect(pdf("<</Type/Page>>", `\n%%EOF${"\n\0".repeat(9_000)}`))).toMatchObject({ state: "kept" });
  });

  test("with too many pages is refused, whether it claims or hides them", async () => {
    expect(await inspect(samplePdf(501))).toEqual(refused("pages"));
    expect(await inspect(pdf("<</Type/Pages/Count 999999999>>"))).toEqual(refused("pages"));
    expect(await inspect(pdf(`<</Type/Pages/Count 1>>${"<</Type/Page>>".repeat(600)}`))).toEqual(refused("pages"));
  });

  test("made to exhaust whoever counts is done within seconds", async () => {
    const bomb = deflateSync(Buffer.alloc(64 * 2 ** 20));
    const stream = Buffer.concat([Buffer.from("/ObjStm stream\n"), bomb, Buffer.from("endstream\n")]);
    const hostile = [
      pdf(Buffer.concat(Array.from({ length: 100 }, () => stream))),
      pdf("/Type/Pages".repeat(2 ** 21)),
      pdf("/ObjStm".repeat(2 ** 21)),
      pdf(`<</Type/Pages${" ".repeat(2 ** 22)}`),
    ];
    for (const file of hostile) {
      const began = performance.now();
      expect((await inspect(file)).state).toBe("refused");
      expect(performance.now() - began).toBeLessThan(5_000);
    }
  });
});

const u32 = (value: number) => [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
const latin = (text: string) => [...Buffer.from(text, "latin1")];
const box = (type: string, ...content: number[][]) => {
  const body = content.flat();
  return [...u32(8 + body.length), ...latin(type), ...body];
};
const png = (width: number, height: number, end = [...u32(0), ...latin("IEND"), ...u32(0)]) =>
  Uint8Array.from([
    ...[0x89, ...latin("PNG\r\n"), 0x1a, 0x0a],
    ...[...u32(13), ...latin("IHDR"), ...u32(width), ...u32(height), 8, 2, 0, 0, 0, ...u32(0)],
    ...end,
  ]);
const ispe = (width: number, height: number) => box("ispe", u32(0), u32(width), u32(height));
const heic = (...pictures: number[][]) =>
  Uint8Array.from([
    ...box("ftyp", latin("heic"), u32(0), latin("mif1heic")),
    ...box("meta", u32(0), box("iprp", box("ipco", ...pictures))),
    ...box("mdat", [1, 2, 3]),
  ]);

describe("a picture", () => {
  test("is kept with its dimensions", async () => {
    const kept = { state: "kept", pages: 1, width: 3024, height: 4032 };
    expect(await inspect(sampleJpeg())).toMatchObject({ ...kept, type: "jpeg" });
    expect(await inspect(png(3024, 4032))).toMatchObject({ ...kept, type: "png" });
    expect(await inspect(heic(ispe(512, 512), ispe(3024, 4032)))).toMatchObject({ ...kept, type: "heic" });
  });

  test("with something behind its end, as phones add it, is kept", async () => {
    expect(await inspect(Uint8Array.from([...sampleJpeg(), 0, 0, 0, 24]))).toMatchObject({ state: "kept" });
    expect(await inspect(Uint8Array.from([...heic(ispe(10, 10)), ...latin("SEFT film")]))).toMatchObject({
      state: "kept",
    });
  });

  test("cut off anywhere is damaged and never kept", async () => {
    for (const whole of [sampleJpeg(16, 16), png(10, 10), heic(ispe(10, 10))])
      for (let length = 12; length < whole.length - 4; length++)
        expect(await inspect(whole.subarray(0, length)), `${length}`).toMatchObject({ state: "refused" });
  });

  test("of impossible dimensions is refused", async () => {
    expect(await inspect(png(0, 10))).toEqual(refused("damaged"));
    expect(await inspect(png(20_001, 1))).toEqual(refused("dimensions"));
    expect(await inspect(png(19_999, 19_999))).toEqual(refused("dimensions"));
    expect(await inspect(png(0xffffffff, 0xffffffff))).toEqual(refused("dimensions"));
  });

  test("whose header lies about lengths ends at once", async () => {
    expect(await inspect(png(10, 10, [...u32(0xffffffff), ...latin("tEXt")]))).toEqual(refused("damaged"));
    const endless = Uint8Array.from([...box("ftyp", latin("heic")), ...u32(1), ...latin("meta"), ...u32(0), ...u32(0)]);
    expect(await inspect(endless)).toEqual(refused("damaged"));
  });
});

test("anything else is not of a kind that is kept", async () => {
  for (const other of ["<!doctype html>", "MZ\u0090\0", "PK\u0003\u0004", ""])
    expect(await inspect(new TextEncoder().encode(other))).toEqual(refused("kind"));
});
