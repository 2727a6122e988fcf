import { PDFiumLibrary } from "@hyzyla/pdfium";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDiscReport } from "#lib/imaging/disc-report.ts";
import { concatenate } from "#lib/imaging/concatenate.ts";
import { encode, type Element, specimen } from "#lib/imaging/specimen.ts";
import { sift } from "#lib/upload/sift.ts";
import { discPaper } from "./disc-paper.ts";
import { inspect } from "./check-paper.ts";
import { samplePdf } from "./specimen.ts";
import { textPdf } from "./text-pdf.ts";

const encapsulated = (own: readonly Element[] = [], pdf: Uint8Array = samplePdf(2)) =>
  specimen(
    [
      ["0008,0016", "UI", "1.2.840.10008.5.1.4.1.1.104.1"],
      ["0042,0010", "ST", "MRI lumbar spine"],
      ["0042,0011", "OB", pdf],
      ["0042,0012", "LO", "application/pdf"],
      ...own,
    ],
    { pixels: false },
  );

const sequence = (tag: string, ...items: readonly Element[][]): Element => [
  tag,
  "SQ",
  concatenate(
    items.map((item) => {
      const content = concatenate(item.map((element) => encode(element, false)));
      const head = new Uint8Array(8);
      new DataView(head.buffer).setUint32(0, 0xe000_fffe, true);
      new DataView(head.buffer).setUint32(4, content.length, true);
      return concatenate([head, content]);
    }),
  ),
];
const code = (tag: string, meaning: string, value = "1"): Element =>
  sequence(tag, [
    ["0008,0100", "SH", value],
    ["0008,0104", "LO", meaning],
  ]);
const item = (type: string, concept: string, ...more: Element[]): Element[] => [
  ["0040,a040", "CS", type],
  code("0040,a043", concept),
  ...more,
];

const structured = (own: readonly Element[] = [], sopClass = "1.2.840.10008.5.1.4.1.1.88.11") =>
  specimen(
    [
      ["0008,0005", "CS", "ISO_IR 192"],
      ["0008,0016", "UI", sopClass],
      ["0010,0030", "DA", "19610427"],
      ["0040,a040", "CS", "CONTAINER"],
      code("0040,a043", "Radiology Report"),
      ["0040,a491", "CS", "COMPLETE"],
      ["0040,a493", "CS", "UNVERIFIED"],
      sequence(
        "0040,a730",
        item("PNAME", "Observer", ["0040,a123", "PN", "Muster^Änne^B"]),
        item(
          "CONTAINER",
          "Findings",
          sequence(
            "0040,a730",
            item("TEXT", "Finding", ["0040,a160", "UT", "Disc herniation (L4/L5).\r\nNo stenosis.\u0007"]),
            item(
              "NUM",
              "Diameter",
              sequence("0040,a300", [["0040,a30a", "DS", "12.5"], code("0040,08ea", "millimeter", "mm")]),
            ),
            item("CODE", "Side", code("0040,a168", "Left")),
            item("IMAGE", "Source"),
          ),
        ),
        item("DATE", "Seen on", ["0040,a121", "DA", "20260102"]),
      ),
      ...own,
    ],
    { pixels: false },
  );

describe("a PDF inside a DICOM object", () => {
  test("is a paper named by its title, byte for byte", async () => {
    expect(await discPaper(encapsulated())).toEqual({ label: "MRI lumbar spine.pdf", bytes: samplePdf(2) });
    const odd = samplePdf(1, "odd").length % 2 ? samplePdf(1, "odd") : samplePdf(1, "even it out");
    expect((await discPaper(encapsulated([], odd)))?.bytes).toEqual(odd);
  });

  test("is found among the files of a scan", async () => {
    const bytes = encapsulated();
    expect(await sift("DICOM/A1", bytes.length, bytes)).toEqual({ kind: "paper", type: "pdf", wrapped: true });
    expect(await sift("DICOM/A1", bytes.length, bytes.subarray(0, 300))).toEqual({ kind: "need_more" });
  });

  test("is none where bytes or type say otherwise", async () => {
    const page = new TextEncoder().encode("<!doctype html><script>alert(1)</script>");
    for (const bytes of [
      encapsulated([], page),
      encapsulated([["0042,0012", "LO", "text/html"]]),
      encapsulated([["0008,0016", "UI", "1.2.840.10008.5.1.4.1.1.104.2"]]),
      encapsulated().subarray(0, -400),
    ])
      expect(await discPaper(bytes)).toBeNull();
    const html = encapsulated([], page);
    expect(await sift("DICOM/A1", html.length, html)).toMatchObject({ kind: "left_out", reason: "no_pixels" });
  });
});

describe("a structured report", () => {
  test("is written out line by line, and says whether somebody verified it", async () => {
    expect(await readDiscReport(structured())).toEqual({
      title: "Radiology Report",
      lines: [
        "Radiology Report",
        "Patient: Test, Person, born 1961-04-27",
        "Date: 2024-02-29",
        "This report is complete and not verified.",
        "",
        "Observer: Muster, Änne B",
        "Findings",
        "  Finding: Disc herniation (L4/L5).",
        "    No stenosis.",
        "  Diameter: 12.5 mm",
        "  Side: Left",
        "  Source: (refers to a picture)",
        "Seen on: 2026-01-02",
      ],
    });
  });

  test("becomes a PDF that the check of papers keeps, and in which a reader finds every word", async () => {
    const paper = await discPaper(structured());
    expect(paper?.label).toBe("Radiology Report.pdf");
    expect(await inspect(paper?.bytes ?? new Uint8Array())).toMatchObject({ state: "kept", type: "pdf", pages: 1 });
    const bytes = structured();
    expect(await sift("DICOM/SR", bytes.length, bytes)).toMatchObject({ kind: "paper", wrapped: true });
  });

  test("of a dose, of key pictures or of a program is no paper, nor an empty one", async () => {
    for (const end of ["67", "59", "50"])
      expect(await discPaper(structured([], `1.2.840.10008.5.1.4.1.1.88.${end}`))).toBeNull();
    expect(await discPaper(structured([["0040,a730", "SQ", new Uint8Array()]]))).toBeNull();
  });

  test("in letters that would be lost is not offered half", async () => {
    const named = structured([["0010,0010", "PN", "山田^太郎"]]);
    expect(await readDiscReport(named)).toMatchObject({ title: "Radiology Report" });
    expect(await discPaper(named)).toBeNull();
    expect(await sift("SR", named.length, named)).toMatchObject({ kind: "left_out", reason: "no_pixels" });
  });

  test("that is cut off or mangled anywhere breaks nothing", async () => {
    const whole = structured();
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(255), fc.nat(whole.length), async (at, byte, length) => {
        const mangled = whole.slice(0, Math.max(200, length));
        mangled[at] = byte;
        await discPaper(mangled);
      }),
      { numRuns: 400 },
    );
  });
});

describe("text as a PDF", () => {
  test("breaks long lines and begins new pages", async () => {
    const lines = Array.from({ length: 120 }, (_, at) => `  ${at} ${"word ".repeat(40)}`);
    expect(await inspect(textPdf(lines) ?? new Uint8Array())).toMatchObject({ state: "kept", pages: 8 });
    expect(await inspect(textPdf([]) ?? new Uint8Array())).toMatchObject({ pages: 1 });
    expect(textPdf(["x".repeat(10_000), `${" ".repeat(5_000)}y`])).not.toBeNull();
  });

  test("is never more than was written: parentheses, strokes and controls mean nothing in it", () => {
    const text = Buffer.from(textPdf(["a) Tj ET (b \\", "c\u0000\tÄ€"]) ?? []).toString("latin1");
    expect(text).toContain("(a\\) Tj ET \\(b \\\\) Tj T*");
    expect(text).toContain("(c  \u00c4\u0080) Tj T*");
  });

  test("is read by another program word for word", async () => {
    const pdfium = await PDFiumLibrary.init();
    const written = "Änne's “disc” (L4/L5) – 5 €";
    const document = await pdfium.loadDocument(textPdf([written]) ?? new Uint8Array());
    expect(document.getPage(0).getText()).toBe(`${written}\r\nPage 1 of 1`);
  });
});
