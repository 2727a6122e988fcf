import { parseFile } from "#lib/imaging/dataset.ts";
import { DicomError } from "#lib/imaging/dicom.ts";
import { explicitBigEndian } from "#lib/imaging/transfer-syntax.ts";
import { type FrameFacts, frameFacts } from "#app/_viewer/image-facts.ts";
import {
  type PixelLayout,
  clearUnusedBits,
  encapsulatedFrames,
  joinPieces,
  nativeFrames,
} from "#app/_viewer/pixel-frames.ts";

/** A DICOM file taken apart: for every frame its facts and its bytes as they were encoded. */
export type OpenedFile = { transferSyntax: string; facts: FrameFacts[]; frames: ArrayBuffer[] };

/** Takes a whole DICOM file apart. Throws `DicomError`, whose words say why there is nothing to show. */
export async function openFile(bytes: Uint8Array, frames: number): Promise<OpenedFile> {
  const file = await parseFile(bytes, false);
  if (file === "overrun") throw new DicomError("truncated");
  if (typeof file === "string") throw new DicomError(file);
  if (!file.pixels) throw new DicomError(file.overrun ? "truncated" : "no_pixels");
  const facts = frameFacts(file.body, frames);
  const first = facts[0];
  if (!first || first.rows === 0 || first.columns === 0) throw new DicomError("damaged");
  // One bit is a drawing over a picture, 32 a dose or a map: neither is a picture to look at.
  if (first.bitsAllocated !== 8 && first.bitsAllocated !== 16) throw new DicomError("unsupported");
  const body = file.body.byteArray as Uint8Array;
  const { offset, undefinedLength } = file.pixels;
  const length = Math.min(file.pixels.length, body.length - offset);
  const layout: PixelLayout = { ...first, frames };
  const pieces = undefinedLength ? encapsulatedFrames(body, offset, frames) : nativeFrames({ offset, length }, layout);
  const whole = pieces.filter((frame) => frame.some((piece) => piece.length > 0)).slice(0, frames);
  if (whole.length === 0) throw new DicomError("truncated");
  const joined = whole.map((frame) => joinPieces(body, frame));
  if (!undefinedLength && hasUnusedBits(first)) {
    for (const frame of joined) clearUnusedBits(frame, first.bitsStored, file.transferSyntax !== explicitBigEndian);
  }
  return { transferSyntax: file.transferSyntax, facts, frames: joined.map(({ buffer }) => buffer) };
}

/** Signed samples are sign-extended by the decoder, which clears the rest. */
const hasUnusedBits = (facts: FrameFacts): boolean =>
  facts.bitsAllocated === 16 &&
  facts.bitsStored < 16 &&
  facts.highBit === facts.bitsStored - 1 &&
  facts.pixelRepresentation === 0;
