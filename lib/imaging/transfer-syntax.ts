/** How encapsulated pixels are coded. "dct" is the lossy JPEG of any process, "lossless" the JPEG of process 14. */
export type Coding = "dct" | "lossless" | "jpeg-ls" | "jpeg2000" | "htj2k" | "rle";

/** The transfer syntaxes of DICOM PS3.5 and PS3.6 A-1 that this product reads a header of. `shown`: the viewer decodes its pixels. */
type TransferSyntax = { name: string; encapsulated: boolean; shown: boolean; coding: Coding | null };

export const implicitLittleEndian = "1.2.840.10008.1.2";
export const explicitLittleEndian = "1.2.840.10008.1.2.1";
export const explicitBigEndian = "1.2.840.10008.1.2.2";
export const deflatedLittleEndian = "1.2.840.10008.1.2.1.99";

const native = (name: string): TransferSyntax => ({ name, encapsulated: false, shown: true, coding: null });
const coded = (name: string, coding: Coding): TransferSyntax => ({ name, encapsulated: true, shown: true, coding });
/** A film. */
const hidden = (name: string): TransferSyntax => ({ name, encapsulated: true, shown: false, coding: null });

const table: ReadonlyMap<string, TransferSyntax> = new Map([
  [implicitLittleEndian, native("Implicit VR Little Endian")],
  [explicitLittleEndian, native("Explicit VR Little Endian")],
  [explicitBigEndian, native("Explicit VR Big Endian")],
  [deflatedLittleEndian, native("Deflated Explicit VR Little Endian")],
  ["1.2.840.10008.1.2.4.50", coded("JPEG Baseline", "dct")],
  ["1.2.840.10008.1.2.4.51", coded("JPEG Extended", "dct")],
  ["1.2.840.10008.1.2.4.53", coded("JPEG Spectral Selection", "dct")],
  ["1.2.840.10008.1.2.4.55", coded("JPEG Full Progression", "dct")],
  ["1.2.840.10008.1.2.4.57", coded("JPEG Lossless", "lossless")],
  ["1.2.840.10008.1.2.4.70", coded("JPEG Lossless, first-order prediction", "lossless")],
  ["1.2.840.10008.1.2.4.80", coded("JPEG-LS Lossless", "jpeg-ls")],
  ["1.2.840.10008.1.2.4.81", coded("JPEG-LS Near-lossless", "jpeg-ls")],
  ["1.2.840.10008.1.2.4.90", coded("JPEG 2000 Lossless", "jpeg2000")],
  ["1.2.840.10008.1.2.4.91", coded("JPEG 2000", "jpeg2000")],
  ["1.2.840.10008.1.2.4.100", hidden("MPEG2 Main Level")],
  ["1.2.840.10008.1.2.4.101", hidden("MPEG2 High Level")],
  ["1.2.840.10008.1.2.4.102", hidden("MPEG-4 AVC/H.264")],
  ["1.2.840.10008.1.2.4.103", hidden("MPEG-4 AVC/H.264 BD-compatible")],
  ["1.2.840.10008.1.2.4.104", hidden("MPEG-4 AVC/H.264 2D")],
  ["1.2.840.10008.1.2.4.105", hidden("MPEG-4 AVC/H.264 3D")],
  ["1.2.840.10008.1.2.4.106", hidden("MPEG-4 AVC/H.264 Stereo")],
  ["1.2.840.10008.1.2.4.107", hidden("HEVC/H.265 Main")],
  ["1.2.840.10008.1.2.4.108", hidden("HEVC/H.265 Main 10")],
  ...[100, 101, 102, 103, 104, 105, 106].map((number): [string, TransferSyntax] => [
    `1.2.840.10008.1.2.4.${number}.1`,
    hidden("Fragmentable MPEG"),
  ]),
  ["1.2.840.10008.1.2.4.201", coded("HTJ2K Lossless", "htj2k")],
  ["1.2.840.10008.1.2.4.202", coded("HTJ2K Lossless RPCL", "htj2k")],
  ["1.2.840.10008.1.2.4.203", coded("HTJ2K", "htj2k")],
  ["1.2.840.10008.1.2.5", coded("RLE Lossless", "rle")],
]);

/** What is known about a transfer syntax UID; undefined for one this product does not read (retired or private). */
export function transferSyntax(uid: string): TransferSyntax | undefined {
  return table.get(uid);
}

/** Whether the pixels are already compressed, so that deflating the file again is wasted time. */
export function isCompressed(uid: string): boolean {
  return uid === deflatedLittleEndian || (table.get(uid)?.encapsulated ?? false);
}
