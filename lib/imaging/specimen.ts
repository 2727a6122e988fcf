import { concatenate } from "#lib/imaging/concatenate.ts";

/** An element for `specimen`: tag as "0010,0010", VR, and a value that is text, one number for US, or bytes. */
export type Element = readonly [tag: string, vr: string, value: string | number | Uint8Array];

/** Makes a small DICOM file for tests: explicit little endian Part 10 with a 4 × 4 image, unless elements say otherwise. */
export function specimen(
  own: readonly Element[] = [],
  options: { transferSyntax?: string; pixels?: boolean; meta?: boolean } = {},
): Uint8Array<ArrayBuffer> {
  const { transferSyntax = "1.2.840.10008.1.2.1", pixels = true, meta = true } = options;
  const elements = new Map<string, Element>();
  for (const element of [...ordinary, ...(pixels ? picture : []), ...own]) elements.set(element[0], element);
  const implicit = transferSyntax === "1.2.840.10008.1.2";
  const body = [...elements.values()]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map((element) => encode(element, implicit));
  const head = encode(["0002,0010", "UI", transferSyntax], false);
  const preamble = new Uint8Array(132);
  preamble.set(new TextEncoder().encode("DICM"), 128);
  return concatenate(meta ? [preamble, head, ...body] : body);
}

const ordinary: readonly Element[] = [
  ["0008,0016", "UI", "1.2.840.10008.5.1.4.1.1.4"],
  ["0008,0018", "UI", "1.2.3.4.5"],
  ["0008,0020", "DA", "20240229"],
  ["0008,0060", "CS", "MR"],
  ["0010,0010", "PN", "Test^Person"],
  ["0020,000d", "UI", "1.2.3"],
  ["0020,000e", "UI", "1.2.3.4"],
];

const picture: readonly Element[] = [
  ["0028,0002", "US", 1],
  ["0028,0004", "CS", "MONOCHROME2"],
  ["0028,0010", "US", 4],
  ["0028,0011", "US", 4],
  ["0028,0100", "US", 16],
  ["0028,0101", "US", 12],
  ["0028,0103", "US", 0],
  ["7fe0,0010", "OW", new Uint8Array(32)],
];

/** One element as bytes, padded to an even length. */
export function encode([tag, vr, value]: Element, implicit: boolean): Uint8Array<ArrayBuffer> {
  const data = toBytes(vr, value);
  const wide = implicit || ["OB", "OW", "OV", "SQ", "UN", "UT"].includes(vr);
  const length = data.length + (data.length % 2);
  const bytes = new Uint8Array((implicit || !wide ? 8 : 12) + length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Number.parseInt(tag.slice(0, 4), 16), true);
  view.setUint16(2, Number.parseInt(tag.slice(5), 16), true);
  if (implicit) view.setUint32(4, length, true);
  else bytes.set(new TextEncoder().encode(vr), 4);
  if (!implicit && wide) view.setUint32(8, length, true);
  if (!implicit && !wide) view.setUint16(6, length, true);
  bytes.set(data, bytes.length - length);
  if (length > data.length && vr !== "UI" && typeof value === "string") bytes[bytes.length - 1] = 0x20;
  return bytes;
}

function toBytes(vr: string, value: string | number | Uint8Array): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (vr === "US") return new Uint8Array(Uint16Array.of(Number(value)).buffer);
  return new TextEncoder().encode(String(value));
}
