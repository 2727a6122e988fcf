import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import dicomParser from "dicom-parser";
import { numbersFrom } from "./numbers-from.ts";
import { writeSlices } from "./slices.ts";

/** Where scans of real people who agreed lie, a folder for each series, its name beginning with the modality. */
const real = process.env["BENCH_SCANS"] ?? join(import.meta.dirname, "../../shared/dicom/series");

export type Scans = { folder: string; count: number; bytes: number; kind: "real" | "computed" };

/**
 * Writes `count` different scan files into a folder: real ones where this machine has them, each repetition with other
 * UIDs and noise in its pixels; computed slices else.
 */
export function writeScans(folder: string, count: number, modality: "mr" | ""): Scans {
  const series = existsSync(real) ? readdirSync(real).filter((name) => name.startsWith(modality)) : [];
  const originals = series.flatMap((name) => readdirSync(join(real, name)).map((file) => join(real, name, file)));
  if (originals.length === 0) {
    const { bytes } = writeSlices(folder, count, 256);
    return { folder, count, bytes, kind: "computed" };
  }
  mkdirSync(folder, { recursive: true });
  let bytes = 0;
  for (let at = 0; at < count; at++) {
    const file = readFileSync(originals[at % originals.length] ?? "");
    vary(file, Math.floor(at / originals.length));
    writeFileSync(join(folder, `IM${String(at).padStart(5, "0")}`), file);
    bytes += file.length;
  }
  return { folder, count, bytes, kind: "real" };
}

/** Another file of another series, as hard to compress as before: some of the lowest bits of its pixels change. */
function vary(file: Uint8Array, repetition: number): void {
  const { elements } = dicomParser.parseDicom(file);
  for (const tag of ["x00020003", "x00080018", "x0020000e"]) {
    const { dataOffset = 0, length = 0 } = elements[tag] ?? {};
    const uid = Buffer.from(file.buffer, file.byteOffset + dataOffset, length);
    const number = /\d{4,}/.exec(uid.toString("latin1"));
    if (!number) throw new Error(`a UID that cannot be changed: ${uid.toString("latin1")}`);
    uid.write(String(100 + repetition), number.index, "latin1");
  }
  const { dataOffset = 0, length = 0 } = elements["x7fe00010"] ?? {};
  const random = numbersFrom(repetition + 1);
  for (let changes = length / 20; changes > 0; changes--) {
    const at = dataOffset + 2 * Math.floor((random() * length) / 2);
    file[at] = (file[at] ?? 0) ^ 1;
  }
}
