import { concatenate } from "#lib/imaging/concatenate.ts";
import { DataSet, PastEnd, readElement, readElements, type Stretch } from "#lib/imaging/data-set.ts";
import {
  deflatedLittleEndian,
  explicitBigEndian,
  explicitLittleEndian,
  implicitLittleEndian,
  transferSyntax as known,
} from "#lib/imaging/transfer-syntax.ts";

/** Where the value of the pixel data is, and whether its VR is OW, as it always is without VRs (PS3.5 A.1). */
type PixelElement = { offset: number; length: number; undefinedLength: boolean; words: boolean };

/** A parsed file: the meta group and the body, up to but without the pixel data. */
export type ParsedFile = {
  meta: DataSet | null;
  body: DataSet;
  transferSyntax: string;
  /** Whether the file has no Part 10 preamble, so that only its content tells whether it is DICOM. */
  bare: boolean;
  pixels: PixelElement | null;
  /** The longest value that nobody looks into, such as the protocol that a scanner writes into each picture. */
  unread: Stretch | null;
  /** Where the elements run past the end of the bytes given. */
  overrun: boolean;
  inflated: boolean;
};

/** Why a file cannot be parsed. "overrun" is "not enough bytes": truncated, or only a prefix was given. */
export type ParseFailure = "not_dicom" | "overrun" | "unsupported" | "damaged";

const maxElements = 300_000;
export const maxInflated = 64 * 2 ** 20;

/**
 * Parses a DICOM file up to its pixel data: Part 10, bare meta group, or bare data set whose syntax is guessed
 * from its first element. Answers a failure instead of throwing, whatever the bytes are. More elements than `atMost` are
 * "damaged".
 */
export async function parseFile(
  bytes: Uint8Array,
  isPrefix: boolean,
  atMost = maxElements,
): Promise<ParsedFile | ParseFailure> {
  const marked = [128, 0].find((at) => ascii(bytes, at, 4) === "DICM");
  // The letters may also stand in the text of a bare data set, by chance.
  const preamble = marked === 128 && guess(bytes, 0) && !guess(bytes, 132) ? undefined : marked;
  const begin = preamble === undefined ? 0 : preamble + 4;
  if (preamble === undefined && !guess(bytes, 0)) return "not_dicom";
  try {
    const head = readMeta(bytes, begin);
    const declared = head.meta && uidAt(head.meta, "x00020010");
    // Without a declaration and with a first element like no other, the default of DICOM (PS3.5 10.1).
    const syntax = declared ? declared : (guess(bytes, head.end) ?? (head.meta ? implicitLittleEndian : ""));
    const cut = bytes.length < head.end + 8;
    if (!syntax || (!declared && cut)) return isPrefix && cut ? "overrun" : "damaged";
    if (!known(syntax)) return "unsupported";
    const inflated = syntax === deflatedLittleEndian;
    const source = inflated ? await inflate(bytes.subarray(head.end)) : bytes;
    const start = inflated ? 0 : head.end;
    // Some programs write another encoding than they declare; the first element shows which.
    const written = guess(source, start) ?? syntax;
    const isTurned = !known(syntax)?.encapsulated && (written === explicitBigEndian) !== (syntax === explicitBigEndian);
    const parsed = readBody(source, start, written, atMost);
    return typeof parsed === "string"
      ? parsed
      : {
          meta: head.meta,
          transferSyntax: isTurned ? written : syntax,
          bare: preamble === undefined,
          inflated,
          ...parsed,
        };
  } catch (failure) {
    return failure instanceof PastEnd ? "overrun" : "damaged";
  }
}

/** Group 0002 is read by its tags, not by its group length, which is often missing or wrong. */
function readMeta(bytes: Uint8Array, start: number): { meta: DataSet | null; end: number } {
  const meta = new DataSet(bytes, true);
  let end = start;
  while (end + 8 <= bytes.length && bytes[end] === 2 && bytes[end + 1] === 0) {
    const read = readElement(bytes, end);
    if (read.end > bytes.length) throw new PastEnd();
    meta.elements[read.element.tag] = read.element;
    end = read.end;
  }
  return { meta: end > start ? meta : null, end };
}

function readBody(
  bytes: Uint8Array,
  start: number,
  syntax: string,
  atMost: number,
): Pick<ParsedFile, "body" | "pixels" | "unread" | "overrun"> | ParseFailure {
  const littleEndian = syntax !== explicitBigEndian;
  const body = new DataSet(bytes, littleEndian);
  let overrun: boolean;
  let unread: Stretch | null = null;
  try {
    const encoding = { explicit: syntax !== implicitLittleEndian, littleEndian };
    const read = readElements(body, start, encoding, atMost);
    overrun = read.end > bytes.length;
    unread = read.unread;
  } catch (failure) {
    if (!(failure instanceof PastEnd)) return "damaged";
    overrun = true;
  }
  const element = body.elements["x7fe00010"];
  if (!element) return { body, pixels: null, unread, overrun };
  const { dataOffset: offset, length, hadUndefinedLength: undefinedLength } = element;
  return { body, unread, overrun: false, pixels: { offset, length, undefinedLength, words: element.vr !== "OB" } };
}

/** The transfer syntax of a data set without a declaration, from the shape of its first element. */
function guess(bytes: Uint8Array, at: number): string | undefined {
  if (bytes.length < at + 8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.byteLength - at);
  const vr = /^(AE|AS|CS|DA|LO|OB|PN|SH|SQ|ST|TM|UI|UL|UN|US)$/.test(ascii(bytes, at + 4, 2));
  const groups = [0x0002, 0x0004, 0x0008];
  if (vr && groups.includes(view.getUint16(0, true))) return explicitLittleEndian;
  if (vr && groups.includes(view.getUint16(0, false))) return explicitBigEndian;
  const length = view.getUint32(4, true);
  const plausible = view.getUint16(0, true) === 0x0008 && view.getUint16(2, true) <= 0x1200 && length <= 1024;
  return plausible ? implicitLittleEndian : undefined;
}

/** Inflates what is there: a prefix gives a prefix. Bounded, because a small file can promise gigabytes. */
async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const source = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    while (size < maxInflated) {
      const { done, value } = await source.read();
      if (done) break;
      chunks.push(value);
      size += value.length;
    }
  } catch {
    // The end is missing or damaged: the chunks read so far may still hold the whole header.
  }
  source.cancel().catch(() => undefined);
  return concatenate(chunks);
}

function uidAt(set: DataSet, tag: string): string {
  const element = set.elements[tag];
  if (!element) return "";
  return ascii(set.byteArray, element.dataOffset, Math.min(element.length, 66)).replace(/[\0 ]+$/, "");
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
