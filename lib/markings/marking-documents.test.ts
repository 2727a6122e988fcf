import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { writtenFor } from "#lib/exports/media-documents.ts";
import { readDicom } from "#lib/imaging/dicom.ts";
import { structuredReport } from "#lib/imaging/structured-report.ts";
import { parseFile } from "#lib/imaging/dataset.ts";
import type { MarkedFrame } from "./marked-frame.ts";
import { readMeasurements } from "./read-report.ts";
import { sampleFrame, sampleMarks } from "./sample-marks.ts";

/** Places come back from 32 bits, numbers from nine digits. */
const withinPixels = 3;
const withinMm = 6;

const written = (frames: readonly MarkedFrame[] = [sampleFrame], marks = sampleMarks) =>
  writtenFor(frames, { requestId: "r", marks, signature: "Ada Okoye, MD", signedAt: new Date("2026-03-04T05:06:07Z") });

const fileOf = (kind: "KO" | "SR", made = written()): Uint8Array =>
  made.find(({ document }) => document.name.includes(`/${kind}`))?.document.bytes ?? new Uint8Array();

describe("what a surgeon marked, as DICOM objects", () => {
  test("reads back as the same measurements, with level, unit and places", async () => {
    const read = await readMeasurements(fileOf("SR"));
    expect(read.map(({ trackingId, level }) => [trackingId, level])).toEqual([
      ["length 1", "L4/5"],
      ["angle 1", "L4/5"],
      ["cobb 1", "L4/5"],
      ["bidirectional 1", "L4/5"],
      ["ellipse 1", "L4/5"],
    ]);
    const [length, angle, cobb, both, ellipse] = read.map(({ values }) => values);
    expect(length).toMatchObject([{ name: "Length", unit: "mm" }]);
    expect(length?.[0]?.value).toBeCloseTo(Math.hypot(10 * 0.5, 20 * 0.75), withinMm);
    expect(length?.[0]?.lines[0]?.flat().map((at, n) => [at, [100.25, 100, 110.25, 120][n] ?? 0])).toSatisfy(
      (pairs: [number, number][]) => pairs.every(([got, sent]) => Math.abs(got - sent) < 10 ** -withinPixels),
    );
    expect(angle?.[0]).toMatchObject({ name: "Angle", unit: "deg" });
    expect(cobb?.[0]?.lines.map((line) => line.length)).toEqual([2, 2]);
    expect(both?.map(({ name }) => name)).toEqual(["Long axis", "Short axis"]);
    expect(ellipse?.[0]).toMatchObject({ name: "Area", unit: "mm2" });
    expect(ellipse?.[0]?.value).toBeCloseTo(Math.PI * 10 * 0.5 * 5 * 0.75, withinMm);
    expect(read.every(({ sopInstanceUid, frame }) => sopInstanceUid === "1.2.3.4.5" && frame === 2)).toBe(true);
  });

  test("says pixels where nothing tells their size, and no area then", async () => {
    const read = await readMeasurements(fileOf("SR", written([{ ...sampleFrame, calibrated: false }])));
    expect(read.map(({ values }) => values.map(({ unit }) => unit))).toEqual([
      ["{pixels}"],
      ["deg"],
      ["deg"],
      ["{pixels}", "{pixels}"],
    ]);
    expect(read[0]?.values[0]?.value).toBeCloseTo(Math.hypot(10, 20), withinMm);
  });

  test("names the observer, whose study it is, and the key images with their frames", async () => {
    const file = await parseFile(fileOf("KO"), false);
    if (typeof file === "string") throw new Error(file);
    expect(structuredReport(file.body)).toMatchObject({
      title: "Of Interest",
      lines: expect.arrayContaining(["Person Observer Name: Ada Okoye, MD"]) as unknown,
    });
    await expect(readDicom(fileOf("KO"))).resolves.toMatchObject({
      modality: "KO",
      studyInstanceUid: sampleFrame.study.uid,
      patient: { name: "Łukasz^Anaïs", id: "P-1" },
    });
    const selected = file.body.elements["x0040a375"]?.items?.[0]?.dataSet.elements["x00081115"]?.items?.[0]?.dataSet;
    expect(selected?.string("x0020000e")).toBe(sampleFrame.seriesUid);
  });

  test("is the same to the last bit each time, and nothing where nothing is marked", () => {
    const hashes = () => written().map(({ document }) => createHash("sha256").update(document.bytes).digest("hex"));
    expect(hashes()).toEqual(hashes());
    expect(hashes()).toHaveLength(2);
    expect(written([sampleFrame], [])).toEqual([]);
  });
});
