import { ownColours, syntaxWithin } from "#lib/imaging/codestream.ts";
import { parseFile } from "#lib/imaging/dataset.ts";
import { DicomError } from "#lib/imaging/dicom.ts";
import { decodeRle } from "#lib/imaging/rle.ts";
import { explicitBigEndian, explicitLittleEndian, transferSyntax } from "#lib/imaging/transfer-syntax.ts";
import { type FrameFacts, frameFacts } from "#lib/imaging/image-facts.ts";
import {
  type PixelLayout,
  alignSamples,
  encapsulatedFrames,
  expand422,
  joinPieces,
  nativeFrames,
  toEightBits,
} from "#lib/imaging/pixel-frames.ts";
import { inflateRaw } from "#lib/upload/zip.ts";

/** A DICOM file taken apart: for every frame its facts and its bytes as they were encoded. */
export type OpenedFile = { transferSyntax: string; facts: FrameFacts[]; frames: ArrayBuffer[] };

/** How a file lies in a pack: stored (0) or deflated (8), how long it is, and of how many frames. */
export type PackedFile = { method: 0 | 8; size: number; frames: number };

/** Opens a file from its bytes in a pack. Throws `DicomError`, or `ZipError` where they do not inflate to its size. */
export async function openEntry(bytes: Uint8Array, { method, size, frames }: PackedFile): Promise<OpenedFile> {
  const whole = method === 8 ? await inflateRaw(bytes, size) : bytes;
  if (whole.length !== size) throw new DicomError("truncated");
  return openFile(whole, frames);
}

/** Takes a whole DICOM file apart. Throws `DicomError`, whose words say why there is nothing to show. */
export async function openFile(bytes: Uint8Array, frames: number): Promise<OpenedFile> {
  const file = await parseFile(bytes, false);
  if (file === "overrun") throw new DicomError("truncated");
  if (typeof file === "string") throw new DicomError(file);
  if (!file.pixels) throw new DicomError(file.overrun ? "truncated" : "no_pixels");
  const facts = frameFacts(file.body, frames);
  const first = facts[0];
  if (!first || first.rows === 0 || first.columns === 0) throw new DicomError("damaged");
  // Colours of more than 8 bits would be drawn as if they were of 8: nearly all of them white.
  const deep = first.samplesPerPixel > 1 && (first.bitsAllocated === 16 || first.bitsAllocated === 32);
  // One bit is a drawing over a picture, 32 of one sample a dose or a map: neither is a picture to look at.
  if (!deep && first.bitsAllocated !== 8 && first.bitsAllocated !== 16) throw new DicomError("unsupported");
  const body = file.body.byteArray;
  const { offset, undefinedLength } = file.pixels;
  const length = Math.min(file.pixels.length, body.length - offset);
  const layout: PixelLayout = { ...first, frames };
  const pieces = undefinedLength ? encapsulatedFrames(body, offset, frames) : nativeFrames({ offset, length }, layout);
  const whole = pieces.filter((frame) => frame.some((piece) => piece.length > 0)).slice(0, frames);
  if (whole.length === 0) throw new DicomError("truncated");
  let joined = whole.map((frame) => joinPieces(body, frame));
  const coded = undefinedLength && joined[0] ? syntaxWithin(joined[0], file.transferSyntax) : file.transferSyntax;
  if (deep) return shallow({ transferSyntax: coded, facts, frames: joined });
  if (!undefinedLength && first.bitsAllocated === 16 && first.bitsStored < 16) {
    for (const frame of joined) alignSamples(frame, first, file.transferSyntax !== explicitBigEndian);
  }
  if (!undefinedLength && first.photometric === "YBR_FULL_422") {
    joined = joined.map(expand422);
    for (const own of facts) Object.assign(own, { photometric: "YBR_FULL", planarConfiguration: 0 });
  }
  if (first.photometric === "RGB" && transferSyntax(coded)?.coding === "dct") joined = joined.map(ownColours);
  return { transferSyntax: coded, facts, frames: joined.map(({ buffer }) => buffer) };
}

/** Deep colours as a screen shows them. Only those that are not coded, or by runs, which need no decoder of their own. */
function shallow({
  transferSyntax: written,
  facts,
  frames,
}: Omit<OpenedFile, "frames"> & { frames: Uint8Array[] }): OpenedFile {
  const [first] = facts as [FrameFacts];
  const { encapsulated, coding } = transferSyntax(written) ?? {};
  if ((encapsulated && coding !== "rle") || first.photometric === "YBR_FULL_422") throw new DicomError("unsupported");
  const { rows, columns, samplesPerPixel, bitsAllocated } = first;
  const plain = (frame: Uint8Array): Uint8Array =>
    encapsulated ? decodeRle(frame, rows * columns, samplesPerPixel, bitsAllocated / 8) : frame;
  return {
    transferSyntax: explicitLittleEndian,
    facts: facts.map((own) => ({
      ...own,
      ...{ bitsAllocated: 8, bitsStored: 8, highBit: 7 },
      planarConfiguration: encapsulated ? 0 : own.planarConfiguration,
    })),
    frames: frames.map((frame) => toEightBits(plain(frame), first, written !== explicitBigEndian).buffer),
  };
}
