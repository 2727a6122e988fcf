import type { OpenedFile, PackedFile } from "#app/_viewer/opened-file.ts";
import { type Preview, previewOf } from "#lib/imaging/preview.ts";
import { settleSamples } from "#lib/imaging/samples.ts";
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
  const Values = bitsAllocated === 8 ? (signed ? Int8Array : Uint8Array) : signed ? Int16Array : Uint16Array;
  const settled = settleSamples(new Values(bytes, 0, count), bitsStored, signed);
  const whole = { rows, columns, samples: 1, bitsStored, signed, photometric, ...settled } as const;
  return previewOf(whole, { ...facts, window: window ?? facts.window }, Infinity);
}
