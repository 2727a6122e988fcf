import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeFrames, type Frame } from "#lib/imaging/decode.ts";
import { DicomError, demandImage, type DicomHeader, openDicom } from "#lib/imaging/dicom.ts";

/** What independent programs make of each file: scripts/oracle.py says how, and how to look at other files. */
const scans = process.env["ORACLE_SCANS"] ?? join(import.meta.dirname, "../../../shared/dicom");
const list = process.env["ORACLE_JSON"] ?? join(import.meta.dirname, "oracle.json");
const there = existsSync(scans);

type Outcome = Partial<{
  identity: string;
  refused: string;
  size: number[];
  bits: number[];
  photometric: string;
  position: number[] | null;
  orientation: number[] | null;
  spacing: number[] | null;
  thickness: number | null;
  positions: string | null;
  frames: string[];
  coarse: number[][];
}>;

if (!there) console.warn(`SKIPPED: the real files at ${scans} are not there`);

describe.skipIf(!there)("every file", () => {
  it("is read as independent programs read it, to the last pixel, or refused for the same reason", async () => {
    const expected = Object.entries(JSON.parse(readFileSync(list, "utf8")) as Record<string, Outcome>);
    const table: { file: string; expected: unknown; got: unknown }[] = [];
    let frames = 0;
    for (const [file, outcome] of expected) {
      const got: Outcome = await outcomeOf(readFileSync(join(scans, file)));
      frames += got.frames?.length ?? 0;
      // Irreversible wavelets are rounded differently by different builds of the same decoder.
      if (isWithin(got.coarse, outcome.coarse, 1))
        Object.assign(got, { frames: outcome.frames, coarse: outcome.coarse });
      for (const key of new Set([...Object.keys(outcome), ...Object.keys(got)]) as Set<keyof Outcome>) {
        const pair = [outcome[key], got[key]].map((value) => JSON.stringify(value ?? null));
        if (pair[0] !== pair[1]) table.push({ file, expected: `${key} ${pair[0]}`, got: `${key} ${pair[1]}` });
      }
    }
    if (table.length > 0) console.table(table);
    console.info(`${expected.length} files, ${frames} frames, ${table.length} disagreements`);
    expect(expected.length).toBeGreaterThan(0);
    expect(table).toEqual([]);
  }, 120_000);
});

async function outcomeOf(bytes: Uint8Array): Promise<Outcome> {
  const outcome: Outcome = {};
  const frames: string[] = [];
  try {
    const opened = await openDicom(bytes);
    outcome.identity = identity(opened.header);
    const refused = reasonAgainst(opened.header);
    await decodeFrames(opened, (frame) => {
      const { values } = frame;
      frames.push(digest(new Uint8Array(values.buffer, values.byteOffset, values.byteLength)));
      if (/\.4\.(91|203)$/.test(opened.header.transferSyntax)) (outcome.coarse ??= []).push(coarse(frame));
    });
    Object.assign(outcome, geometry(opened.header), { frames });
    if (refused) throw refused;
  } catch (failure) {
    if (!(failure instanceof DicomError)) throw failure;
    outcome.refused = failure.reason;
  }
  return outcome;
}

const digest = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** The least and the greatest value, and the means of 8 by 8 cells, all samples together. */
function coarse({ rows, columns, samples, values, least, greatest }: Frame): number[] {
  const cells = Array.from({ length: 64 }, (_, cell) => {
    const [y, x] = [cell >> 3, cell & 7];
    const part = (at: number, of: number) => Math.floor((at * of) / 8);
    let sum = 0;
    let count = 0;
    for (let row = part(y, rows); row < part(y + 1, rows); row++)
      for (let at = part(x, columns) * samples; at < part(x + 1, columns) * samples; at++, count++)
        sum += values[row * columns * samples + at] ?? 0;
    return sum / count;
  });
  return [least, greatest, ...cells];
}

const isWithin = (got: number[][] | undefined, expected: number[][] | undefined, by: number): boolean =>
  got !== undefined &&
  got.length === expected?.length &&
  got.every((frame, at) => frame.every((value, cell) => Math.abs(value - (expected[at]?.[cell] ?? NaN)) <= by));

function identity({ patient, study, series, ...header }: DicomHeader): string {
  const { sopInstanceUid, sopClassUid, studyInstanceUid, seriesInstanceUid, modality, transferSyntax } = header;
  const who = [patient.name, patient.id, patient.birthDate, patient.sex];
  const uids = [sopInstanceUid, sopClassUid, studyInstanceUid, seriesInstanceUid];
  return digest(
    JSON.stringify([...who, ...uids, modality, study.date, study.description, series.description, transferSyntax]),
  );
}

function geometry({ instance }: DicomHeader): Outcome {
  const { rows, columns, frames, samplesPerPixel, bitsAllocated, bitsStored, pixelRepresentation } = instance;
  const positions = instance.framePositions;
  return {
    size: [rows, columns, frames, samplesPerPixel],
    bits: [bitsAllocated, bitsStored, pixelRepresentation],
    photometric: instance.photometricInterpretation,
    position: instance.imagePosition,
    orientation: instance.imageOrientation,
    spacing: instance.pixelSpacing,
    thickness: instance.sliceThickness,
    positions: positions && digest(new Uint8Array(Float64Array.from(positions.flat()).buffer)),
  };
}

function reasonAgainst(header: DicomHeader): DicomError | null {
  try {
    demandImage(header);
    return null;
  } catch (failure) {
    if (failure instanceof DicomError) return failure;
    throw failure;
  }
}
