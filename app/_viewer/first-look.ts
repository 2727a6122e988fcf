import type { OpenedFile, PackedFile } from "#app/_viewer/opened-file.ts";
import { type Preview, previewOf } from "#lib/imaging/preview.ts";
import { explicitBigEndian, transferSyntax } from "#lib/imaging/transfer-syntax.ts";
import type { Window } from "#lib/imaging/windowing.ts";

/** The frame, counted from 1, that a viewport opens with, and its window; null: the file's own. */
export type FirstLook = { frame: number; window: Window | null };

/** What the canvas of a viewport carries in the page: the image it opens with, and where its file lies, to `end` exclusive. */
export type Carried = FirstLook & PackedFile & { instanceId: string; url: string; start: number; end: number };

/** The files that were opened for first looks, by the instance's id. */
export type FirstLooks = Map<string, Promise<OpenedFile>>;

/**
 * The greys of every pixel of a frame as the viewer will show it, without the viewer: null for what needs a decoder,
 * which is colours and anything that is coded.
 */
export function firstLookOf(file: OpenedFile, { frame, window }: FirstLook): Preview | null {
  const [facts, bytes] = [file.facts[frame - 1], file.frames[frame - 1]];
  const syntax = transferSyntax(file.transferSyntax);
  if (!facts || !bytes || !syntax || syntax.encapsulated || file.transferSyntax === explicitBigEndian) return null;
  const { rows, columns, samplesPerPixel, palette, bitsAllocated, bitsStored, photometric } = facts;
  const count = rows * columns;
  if (samplesPerPixel !== 1 || palette || bytes.byteLength < (count * bitsAllocated) / 8) return null;
  const signed = facts.pixelRepresentation === 1;
  const stored = bitsAllocated === 8 ? new Uint8Array(bytes, 0, count) : new Uint16Array(bytes, 0, count);
  const values = signed ? extended(stored, bitsStored) : stored;
  let [least, greatest] = [values[0] ?? 0, values[0] ?? 0];
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const whole = { rows, columns, samples: 1, bitsStored, signed, photometric, values, least, greatest } as const;
  return previewOf(whole, { ...facts, window: window ?? facts.window }, Infinity);
}

/** The sign, which `openFile` has cleared from the bits above those stored. */
function extended(stored: Uint8Array | Uint16Array, bitsStored: number): Int16Array {
  const above = 32 - bitsStored;
  return Int16Array.from(stored, (value) => (value << above) >> above);
}
