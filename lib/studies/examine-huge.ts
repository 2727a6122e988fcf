import { decodeStoredFrames } from "#lib/imaging/decode.ts";
import { DicomError, type DicomHeader, maxHeaderBytes, openDicom } from "#lib/imaging/dicom.ts";
import { followFragments } from "#lib/imaging/fragments.ts";
import { framesOfFragments } from "#lib/imaging/pixel-frames.ts";
import { transferSyntax } from "#lib/imaging/transfer-syntax.ts";
import { UnfitFile } from "#lib/imaging/unfit-file.ts";
import { demandPicture } from "./demand-picture.ts";

/** A file of which bytes `start` … `end` − 1 can be read, in any order. */
export type HugeFile = { size: number; read: (start: number, end: number) => Promise<Uint8Array> };

/**
 * The header of a file too large for memory, each of whose coded frames was decoded: first all of it goes by, `onBytes`
 * sees every byte in order, and the places of the frames are noted; then each frame is read and decoded by itself.
 * Pixels that are not coded need no decoding, only to be all there, which the header's figures tell. Throws `UnfitFile`,
 * but not before all has gone by.
 */
export async function examineHuge(
  { size, read }: HugeFile,
  onBytes: (bytes: Uint8Array) => void,
  alive: () => void,
  step = 8 * 2 ** 20,
): Promise<DicomHeader> {
  const head = await read(0, Math.min(maxHeaderBytes, size));
  const opened = await openDicom(head, { headerOnly: true, size }).catch(orUnfit);
  const pixels = opened instanceof UnfitFile ? null : opened.file.pixels;
  const coded = pixels?.undefinedLength ? followFragments(pixels.offset, size) : null;
  let problem: UnfitFile<string> | null = opened instanceof UnfitFile ? opened : null;
  for (let at = 0; at < size; at += step) {
    const bytes = await read(at, Math.min(at + step, size));
    onBytes(bytes);
    if (!problem) problem = refused(() => coded?.feed(bytes, at));
  }
  if (problem) throw problem;
  if (opened instanceof UnfitFile) throw opened;
  const { header, file } = opened;
  demandPicture(head, header);
  // Inflated it may be of any size, and nothing in it can be read by itself.
  if (file.inflated) throw new DicomError("too_large");
  if (!transferSyntax(file.transferSyntax)?.encapsulated) return header;
  if (!coded) throw new DicomError("damaged");
  const { table, fragments } = coded.end();
  const tableBytes = await read(table.offset, table.offset + Math.min(table.length, 4 * header.instance.frames));
  const pieces = framesOfFragments(fragments, table, header.instance.frames, () => tableBytes);
  await decodeStoredFrames(opened, { pieces, read: ({ offset, length }) => read(offset, offset + length) }, alive);
  return header;
}

function orUnfit(error: unknown): UnfitFile<string> {
  if (error instanceof UnfitFile) return error as UnfitFile<string>;
  throw error;
}

function refused(work: () => void): UnfitFile<string> | null {
  try {
    work();
    return null;
  } catch (error) {
    return orUnfit(error);
  }
}
