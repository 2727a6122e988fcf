import { expect, test } from "vitest";
import { maxPaperBytes, refusals, refusalWords } from "./paper.ts";
import { PaperOffer } from "./paper-offer.ts";
import { notAPaper, paperType } from "./paper-type.ts";

const bytes = (...values: (number | string)[]) =>
  Uint8Array.from(values.flatMap((value) => (typeof value === "number" ? [value] : [...Buffer.from(value, "latin1")])));

test("a file is what its first bytes say, whatever it is called", () => {
  expect(paperType(bytes("%PDF-1.7\n"))).toBe("pdf");
  expect(paperType(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe("jpeg");
  expect(paperType(bytes(0x89, "PNG\r\n", 0x1a, "\n"))).toBe("png");
  for (const brand of ["heic", "heix", "hevc", "mif1", "msf1"])
    expect(paperType(bytes(0, 0, 0, 24, `ftyp${brand}`))).toBe("heic");
  for (const other of ["<html>", "PK\u0003\u0004", "MZ", "GIF89a", "<svg ", "{\\rtf1", "", "\0\0\0\u0018ftypmp42"])
    expect(paperType(bytes(other))).toBeNull();
});

test("what is no paper is told what to do instead", () => {
  expect(notAPaper(bytes("%PDF-1.4"))).toBeNull();
  expect(notAPaper(bytes("PK\u0003\u0004"))?.en).toMatch(/ZIP/);
  expect(notAPaper(Uint8Array.from([...new Uint8Array(128), ...Buffer.from("DICM")]))?.en).toMatch(/picture of a scan/);
  expect(notAPaper(bytes("plain text"))?.en).toMatch(/Save it as a PDF/);
});

const offer = { kind: "report", label: "report.pdf", size: 10, sha256: `${"A".repeat(42)}A=` };

test("an offer has a kind, a name, a size within bounds and a hash", () => {
  expect(PaperOffer.safeParse(offer).success).toBe(true);
  for (const wrong of [
    { size: 0 },
    { size: maxPaperBytes + 1 },
    { size: 1.5 },
    { kind: "scan" },
    { sha256: "AAAA" },
    { label: 7 },
  ])
    expect(PaperOffer.safeParse({ ...offer, ...wrong }).success).toBe(false);
});

test.each([
  ["C:\\Users\\pat\\report.pdf", "report.pdf"],
  ["/home/pat/report.pdf", "report.pdf"],
  ["re\u202Eport\u0000\n.pdf", "report.pdf"],
  ["\u0007", "Paper"],
  ["", "Paper"],
  ["Befund für Ärzte 2026.pdf", "Befund für Ärzte 2026.pdf"],
  ["x".repeat(500), "x".repeat(120)],
])("the name %j is kept as %j", (label, kept) => {
  expect(PaperOffer.parse({ ...offer, label }).label).toBe(kept);
});

test("every reason has words, and an unknown one too", () => {
  for (const reason of [...Object.keys(refusals), "toString", null])
    for (const words of Object.values(refusalWords(reason))) expect(words).toMatch(/\.$/);
});
