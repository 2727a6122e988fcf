import { concatenate } from "#lib/imaging/concatenate.ts";
import { explicitLittleEndian } from "#lib/imaging/transfer-syntax.ts";

/**
 * One data element: tag (group and element in one number), value representation, value. An empty string has length 0; text
 * as bytes is written as it is, in whatever character set.
 */
export type Element =
  | readonly [tag: number, vr: TextVr, value: string | number | readonly (string | number)[] | Uint8Array]
  | readonly [tag: number, vr: "US" | "UL" | "FL", value: number | readonly number[]]
  | readonly [tag: number, vr: "OB" | "OW", value: Uint8Array]
  | readonly [tag: number, vr: "SQ", value: readonly Dataset[]];

/** Data elements in any order; they are written in the order of their tags. */
export type Dataset = readonly Element[];

export type TextVr =
  "AE" | "AS" | "CS" | "DA" | "DS" | "DT" | "IS" | "LO" | "LT" | "PN" | "SH" | "ST" | "TM" | "UI" | "UT";

/** A whole DICOM Part 10 file in Explicit VR Little Endian: preamble, file meta information, dataset. */
export function part10(sopClass: string, sopInstance: string, dataset: Dataset): Uint8Array {
  return concatenate([part10Header(sopClass, sopInstance), encode(dataset)]);
}

/** Everything before the dataset of such a file; also what a file lacks that came without it, in its own transfer syntax. */
export function part10Header(sopClass: string, sopInstance: string, transferSyntax = explicitLittleEndian): Uint8Array {
  const meta = encode([
    [0x00020001, "OB", Uint8Array.of(0, 1)],
    [0x00020002, "UI", sopClass],
    [0x00020003, "UI", sopInstance],
    [0x00020010, "UI", transferSyntax],
    [0x00020012, "UI", "2.25.187422083014771955720438910243586091275"],
    [0x00020013, "SH", "FORAMEN"],
  ]);
  const preamble = new Uint8Array(132);
  preamble.set(ascii("DICM"), 128);
  return concatenate([preamble, encode([[0x00020000, "UL", meta.length]]), meta]);
}

/** The bytes of a dataset; sequences and items have explicit lengths. */
export function encode(dataset: Dataset): Uint8Array {
  return concatenate([...dataset].sort(([a], [b]) => a - b).map(encodeElement));
}

/** One item of a sequence with its header. */
export function encodeItem(item: Dataset): Uint8Array {
  const content = encode(item);
  const header = new DataView(new ArrayBuffer(8));
  header.setUint16(0, 0xfffe, true);
  header.setUint16(2, 0xe000, true);
  header.setUint32(4, content.length, true);
  return concatenate([new Uint8Array(header.buffer), content]);
}

function encodeElement(element: Element): Uint8Array {
  const [tag, vr] = element;
  const value = encodeValue(element);
  const long = vr === "OB" || vr === "OW" || vr === "SQ" || vr === "UT";
  const header = new DataView(new ArrayBuffer(long ? 12 : 8));
  header.setUint16(0, tag >>> 16, true);
  header.setUint16(2, tag & 0xffff, true);
  header.setUint8(4, vr.charCodeAt(0));
  header.setUint8(5, vr.charCodeAt(1));
  if (long) header.setUint32(8, value.length, true);
  else header.setUint16(6, value.length, true);
  return concatenate([new Uint8Array(header.buffer), value]);
}

function encodeValue([, vr, value]: Element): Uint8Array {
  switch (vr) {
    case "SQ":
      return concatenate(value.map(encodeItem));
    case "OB":
    case "OW":
      return value.length % 2 === 0 ? value : concatenate([value, Uint8Array.of(0)]);
    case "US":
    case "UL":
    case "FL":
      return numbers(Array.isArray(value) ? (value as readonly number[]) : [value as number], vr);
    default:
      if (value instanceof Uint8Array) return padded(value, vr === "UI" ? "\0" : " ");
      return text(Array.isArray(value) ? value.join("\\") : String(value), vr === "UI" ? "\0" : " ");
  }
}

function numbers(values: readonly number[], vr: "US" | "UL" | "FL"): Uint8Array {
  const size = vr === "US" ? 2 : 4;
  const view = new DataView(new ArrayBuffer(values.length * size));
  for (const [at, value] of values.entries()) {
    if (vr === "US") view.setUint16(at * size, value, true);
    else if (vr === "UL") view.setUint32(at * size, value, true);
    else view.setFloat32(at * size, value, true);
  }
  return new Uint8Array(view.buffer);
}

/** Text in UTF-8 (the datasets say ISO_IR 192), padded to an even length. */
const text = (value: string, padding: string): Uint8Array => padded(new TextEncoder().encode(value), padding);

const padded = (bytes: Uint8Array, padding: string): Uint8Array =>
  bytes.length % 2 === 0 ? bytes : concatenate([bytes, ascii(padding)]);

function ascii(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}
