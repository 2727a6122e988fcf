import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import dicomParser from "dicom-parser";
import { specimen } from "#lib/imaging/specimen.ts";
import { numbersFrom } from "./numbers-from.ts";

/** Where a CT of a real person who agreed lies, evenly spaced and uncompressed. */
const real = join(
  process.env["BENCH_SCANS"] ?? join(import.meta.dirname, "../../shared/dicom/series"),
  "ct_abdomen_lumbar_CRLM-1004",
);

export type CtSeries = { folder: string; count: number; bytes: number; studyUid: string };

const studyUid = "1.2.826.0.1.3680043.8.498.8";

/**
 * Writes one CT series of `count` slices of 512 × 512, 0.5 MB each, over the length of a real one: each slice lies between
 * two of its slices and is their mean by distance, with the lowest bit of every pixel as noisy as a scanner's.
 */
export function writeCtSeries(folder: string, count: number): CtSeries {
  if (!existsSync(real)) throw new Error(`A real CT is needed in ${real}`);
  mkdirSync(folder, { recursive: true });
  const slices = readdirSync(real)
    .map((name) => readSlice(readFileSync(join(real, name))))
    .sort((a, b) => b.z - a.z);
  const [top, bottom] = [slices[0], slices.at(-1)];
  if (!top || !bottom) throw new Error("the real CT has no slices");
  const gap = (top.z - bottom.z) / (count - 1);
  const random = numbersFrom(1);
  let bytes = 0;
  for (let at = 0; at < count; at++) {
    const place = (at * (slices.length - 1)) / (count - 1);
    const upper = slices[Math.floor(place)] ?? top;
    const lower = slices[Math.ceil(place)] ?? bottom;
    const pixels = between(upper.pixels, lower.pixels, place % 1, random);
    const file = specimen([
      ...top.common,
      ["0008,0018", "UI", `${studyUid}.${at + 1}`],
      ["0018,0050", "DS", gap.toFixed(4)],
      ["0020,0013", "IS", String(at + 1)],
      ["0020,0032", "DS", `${top.x}\\${top.y}\\${(top.z - at * gap).toFixed(4)}`],
      ["7fe0,0010", "OW", new Uint8Array(pixels.buffer)],
    ]);
    writeFileSync(join(folder, `IM${String(at).padStart(5, "0")}`), file);
    bytes += file.length;
  }
  return { folder, count, bytes, studyUid };
}

function readSlice(file: Uint8Array) {
  const data = dicomParser.parseDicom(file);
  const { dataOffset = 0, length = 0 } = data.elements["x7fe00010"] ?? {};
  const [x = "", y = "", z = ""] = (data.string("x00200032") ?? "").split("\\");
  const text = (tag: string) => data.string(tag) ?? "";
  const number = (tag: string) => data.uint16(tag) ?? 0;
  return {
    ...{ x, y, z: Number(z) },
    pixels: new Int16Array(Uint8Array.from(file.subarray(dataOffset, dataOffset + length)).buffer),
    common: [
      ["0008,0016", "UI", "1.2.840.10008.5.1.4.1.1.2"],
      ["0008,0060", "CS", "CT"],
      ["0008,103e", "LO", "CT LUMBAR SPINE"],
      ["0010,0010", "PN", "Sample^Pat"],
      ["0010,0020", "LO", "SAMPLE-CT"],
      ["0010,0030", "DA", "19680412"],
      ["0018,0015", "CS", "LSPINE"],
      ["0018,1210", "SH", "BONE"],
      ["0020,000d", "UI", studyUid],
      ["0020,000e", "UI", `${studyUid}.0`],
      ["0020,0011", "IS", "2"],
      ["0020,0037", "DS", "1\\0\\0\\0\\1\\0"],
      ["0020,0052", "UI", `${studyUid}.0.1`],
      ["0028,0010", "US", number("x00280010")],
      ["0028,0011", "US", number("x00280011")],
      ["0028,0030", "DS", text("x00280030")],
      ["0028,0101", "US", 16],
      ["0028,0102", "US", 15],
      ["0028,0103", "US", 1],
      ["0028,1052", "DS", text("x00281052")],
      ["0028,1053", "DS", text("x00281053")],
    ] as const,
  };
}

function between(upper: Int16Array, lower: Int16Array, share: number, random: () => number): Int16Array<ArrayBuffer> {
  const pixels = new Int16Array(upper.length);
  let noise = 0;
  for (let at = 0; at < pixels.length; at++) {
    if (at % 30 === 0) noise = Math.floor(random() * 2 ** 30);
    const mixed = (upper[at] ?? 0) * (1 - share) + (lower[at] ?? 0) * share;
    pixels[at] = Math.round(mixed) ^ ((noise >> (at % 30)) & 1);
  }
  return pixels;
}
