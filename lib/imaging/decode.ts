import { concatenate } from "#lib/imaging/concatenate.ts";
import { decodeCodestream, type Decoded } from "#lib/imaging/codecs.ts";
import { readClaims, syntaxWithin, unboxed } from "#lib/imaging/codestream.ts";
import { DicomError, openDicom, type DicomHeader, type OpenedDicom } from "#lib/imaging/dicom.ts";
import { encapsulatedFrames } from "#lib/imaging/pixel-frames.ts";
import type { Piece } from "#lib/imaging/pixel-frames.ts";
import { CodedPixelsError, decodeRle } from "#lib/imaging/rle.ts";
import { nativeSamples, type Samples, settleSamples, sideBySide, wholeColours } from "#lib/imaging/samples.ts";
import { explicitBigEndian, transferSyntax, type Coding } from "#lib/imaging/transfer-syntax.ts";

/** One decoded frame: the stored values of PS3.3 C.7.6.3, before any rescaling, samples of a pixel side by side. */
export type Frame = {
  rows: number;
  columns: number;
  samples: 1 | 3;
  bitsStored: number;
  signed: boolean;
  /** After decoding: a colour transform that belongs to the coding is undone, so "YBR_RCT" has become "RGB". */
  photometric: string;
  values: Samples;
  /** The least and the greatest stored value. */
  least: number;
  greatest: number;
};

/** A frame of more values is refused as "too_large": decoding it would need more than about 400 MiB. */
export const maxValues = 2 ** 25;

/**
 * Decodes the frames of a file one by one; `visit` sees each while the next is not yet decoded, and may not keep its
 * values: they may lie in the file's own bytes. Beside the file itself one frame is in memory, with what its decoder
 * needs. `wanted` says which frames (all). Answers how many the file has.
 * Throws `DicomError`, before room is made for what a header or codestream only claims: "no_pixels", "unsupported",
 * "too_large", "truncated", "damaged", "mismatch" (codestream against header), "undecodable".
 */
export async function decodeFrames(
  source: Uint8Array | OpenedDicom,
  visit: (frame: Frame, index: number) => void | Promise<void>,
  { wanted = () => true }: { wanted?: (index: number) => boolean } = {},
): Promise<number> {
  const { header, file, bytes } = source instanceof Uint8Array ? await openDicom(source) : source;
  const layout = layoutOf(header);
  const { pixels } = file;
  if (!pixels) throw new DicomError("no_pixels");
  const syntax = transferSyntax(file.transferSyntax);
  const decodeFrame =
    syntax?.encapsulated || pixels.undefinedLength
      ? codedFrames(
          encapsulatedFrames(bytes, pixels.offset, layout.frames),
          inPlace(bytes),
          layout,
          file.transferSyntax,
        )
      : nativeFrames(bytes, pixels, layout, byteOrder(file));
  for (let index = 0; index < layout.frames; index++) if (wanted(index)) await visit(await decodeFrame(index), index);
  return layout.frames;
}

/** Where the coded frames of a file lie that is too large for memory, and how bytes of it are read. */
export type StoredFrames = { pieces: readonly Piece[][]; read: (piece: Piece) => Promise<Uint8Array> };

/** A coded frame of more bytes is refused as "too_large": no coding makes a frame larger by so much. */
const maxCoded = 2 ** 27;

/** `decodeFrames` for coded pixels of such a file: a frame is read when its turn comes, and is forgotten after it. */
export async function decodeStoredFrames(
  { header, file }: OpenedDicom,
  { pieces, read }: StoredFrames,
  visit: (frame: Frame, index: number) => void | Promise<void>,
): Promise<number> {
  const layout = layoutOf(header);
  const decodeFrame = codedFrames(pieces, read, layout, file.transferSyntax);
  for (let index = 0; index < layout.frames; index++) await visit(await decodeFrame(index), index);
  return layout.frames;
}

type Layout = DicomHeader["instance"] & { pixels: number; samples: 1 | 3; bytesPerSample: number };

function layoutOf({ instance, hasPixelData }: DicomHeader): Layout {
  const { rows, columns, frames, samplesPerPixel, bitsAllocated, bitsStored } = instance;
  if (!hasPixelData) throw new DicomError("no_pixels");
  if (rows < 1 || columns < 1 || frames < 1) throw new DicomError("damaged");
  const samples = samplesPerPixel === 1 ? 1 : samplesPerPixel === 3 ? 3 : null;
  if (samples === null || ![1, 8, 16, 32].includes(bitsAllocated)) throw new DicomError("unsupported");
  if (bitsStored < 1 || bitsStored > bitsAllocated) throw new DicomError("damaged");
  const pixels = rows * columns;
  if (pixels * samples > maxValues) throw new DicomError("too_large");
  return { ...instance, pixels, samples, bytesPerSample: Math.ceil(bitsAllocated / 8) };
}

function byteOrder({ transferSyntax, pixels }: OpenedDicom["file"]): "words" | "bytes" | null {
  if (transferSyntax !== explicitBigEndian) return null;
  return pixels?.words ? "words" : "bytes";
}

type DecodeFrame = (index: number) => Frame | Promise<Frame>;

function nativeFrames(
  bytes: Uint8Array,
  pixels: { offset: number; length: number },
  layout: Layout,
  bigEndian: "words" | "bytes" | null,
): DecodeFrame {
  const halved = layout.photometricInterpretation === "YBR_FULL_422";
  const count = layout.pixels * (halved ? 2 : layout.samples);
  const bits = count * layout.bitsAllocated;
  const room = Math.min(pixels.length, bytes.length - pixels.offset);
  return (index) => {
    if (Math.ceil(((index + 1) * bits) / 8) > room) throw new DicomError("truncated");
    const raw = nativeSamples(bytes, pixels.offset * 8 + index * bits, count, layout, bigEndian);
    const values = halved
      ? wholeColours(raw)
      : layout.planarConfiguration === 1
        ? sideBySide(raw, layout.samples)
        : raw;
    return toFrame(layout, values, halved ? "YBR_FULL" : layout.photometricInterpretation);
  };
}

const inPlace =
  (bytes: Uint8Array) =>
  ({ offset, length }: Piece): Uint8Array =>
    bytes.subarray(offset, offset + length);

function codedFrames(
  pieces: readonly Piece[][],
  read: (piece: Piece) => Uint8Array | Promise<Uint8Array>,
  layout: Layout,
  declared: string,
): DecodeFrame {
  const { encapsulated, coding: known } = transferSyntax(declared) ?? {};
  if (encapsulated && !known) throw new DicomError("unsupported");
  if (pieces.length < layout.frames) throw new DicomError("truncated");
  return async (index) => {
    const own = pieces[index] ?? [];
    if (own.reduce((sum, { length }) => sum + length, 0) > maxCoded) throw new DicomError("too_large");
    const coded = await joined(own, read);
    if (coded.length === 0) throw new DicomError("truncated");
    const coding = transferSyntax(syntaxWithin(coded, declared))?.coding;
    if (!coding) throw new DicomError("damaged");
    try {
      return coding === "rle" ? rleFrame(coded, layout) : await codestreamFrame(coded, layout, coding);
    } catch (failure) {
      if (failure instanceof CodedPixelsError) throw new DicomError("undecodable");
      throw failure;
    }
  };
}

/** The bytes of a frame, in place where they lie together. */
async function joined(
  pieces: readonly Piece[],
  read: (piece: Piece) => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const piece of pieces) parts.push(await read(piece));
  const [only] = parts;
  return only && parts.length === 1 ? only : concatenate(parts);
}

function rleFrame(coded: Uint8Array, layout: Layout): Frame {
  if (layout.bitsAllocated === 1) throw new DicomError("unsupported");
  const decoded = decodeRle(coded, layout.pixels, layout.samples, layout.bytesPerSample);
  const values = nativeSamples(decoded, 0, layout.pixels * layout.samples, layout, null);
  return toFrame(layout, values, layout.photometricInterpretation);
}

async function codestreamFrame(coded: Uint8Array, layout: Layout, coding: Exclude<Coding, "rle">): Promise<Frame> {
  const claims = readClaims(unboxed(coded));
  if (!claims) throw new DicomError("undecodable");
  const { rows, columns, samples, bits } = claims;
  const alike = rows === layout.rows && columns === layout.columns && samples === layout.samples;
  if (!alike || bits > layout.bitsAllocated) throw new DicomError("mismatch");
  if (bits > 16 || bits < 2) throw new DicomError("unsupported");
  const { photometricInterpretation: photometric } = layout;
  const decoded = await decodeCodestream(coded, coding, claims, photometric === "RGB");
  // JPEG decoders of 8 bits answer RGB; JPEG 2000's own transform is undone with the rest of its coding.
  const transformed = coding === "dct" ? samples === 3 && bits === 8 : /^YBR_(RCT|ICT)$/.test(photometric);
  return toFrame(layout, inOwnType(decoded, layout), transformed ? "RGB" : photometric);
}

/** The samples in the type that the header gives them: codecs do not know of signs, or of bits allocated but not used. */
function inOwnType({ values, planar }: Decoded, { samples, bitsAllocated, pixelRepresentation }: Layout): Samples {
  const ordered = planar ? sideBySide(values, samples) : values;
  const signed = pixelRepresentation === 1;
  if (bitsAllocated === 8) return signed ? Int8Array.from(ordered) : Uint8Array.from(ordered);
  if (bitsAllocated === 32) return signed ? Int32Array.from(ordered) : Uint32Array.from(ordered);
  if (ordered.BYTES_PER_ELEMENT === 2) {
    const Values = signed ? Int16Array : Uint16Array;
    return new Values(ordered.buffer as ArrayBuffer, ordered.byteOffset, ordered.length);
  }
  return signed ? Int16Array.from(ordered) : Uint16Array.from(ordered);
}

function toFrame(layout: Layout, values: Samples, photometric: string): Frame {
  const { rows, columns, samples, bitsStored, pixelRepresentation } = layout;
  const signed = pixelRepresentation === 1;
  const settled = settleSamples(values, layout.bitsAllocated === 1 ? 1 : bitsStored, signed);
  return { rows, columns, samples, bitsStored, signed, photometric, ...settled };
}
