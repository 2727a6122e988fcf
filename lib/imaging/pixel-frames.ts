import { concatenate } from "#lib/imaging/concatenate.ts";
/** Where the bytes of one frame lie: one piece of the file, or several fragments to be joined. */
export type Piece = { offset: number; length: number };

export type PixelLayout = {
  frames: number;
  rows: number;
  columns: number;
  samplesPerPixel: number;
  bitsAllocated: number;
  photometric: string;
};

/** Frames of pixels that are not encoded: one after the other. A last frame that is cut off is left out. */
export function nativeFrames(pixels: Piece, layout: PixelLayout): Piece[][] {
  const samples = layout.photometric === "YBR_FULL_422" ? 2 : layout.samplesPerPixel;
  const length = (layout.rows * layout.columns * samples * layout.bitsAllocated) / 8;
  const whole = Math.min(layout.frames, length > 0 ? Math.floor(pixels.length / length) : 0);
  return Array.from({ length: whole }, (_, at) => [{ offset: pixels.offset + at * length, length }]);
}

/**
 * Frames of encapsulated pixels (PS3.5 A.4): by the offset table where there is one, else one fragment a frame, else a
 * frame begins with every fragment that begins a picture.
 */
export function encapsulatedFrames(bytes: Uint8Array, offset: number, frames: number): Piece[][] {
  const [table, ...found] = readItems(bytes, offset);
  if (!table) return [];
  const fragments = found.map((piece) => ({ ...piece, begins: beginsPicture(bytes, piece.offset) }));
  return framesOfFragments(fragments, table, frames, () => bytes.subarray(table.offset, table.offset + table.length));
}

/** A fragment, and whether its bytes begin a picture. */
export type Fragment = Piece & { begins: boolean };

/** The same where only the places of fragments are known; `tableOf` answers the bytes of the offset table. */
export function framesOfFragments(
  fragments: readonly Fragment[],
  table: Piece,
  frames: number,
  tableOf: () => Uint8Array,
): Piece[][] {
  if (frames <= 1) return [[...fragments]];
  if (fragments.length === frames) return fragments.map((fragment) => [fragment]);
  const starts = table.length >= 4 * frames ? tableStarts(tableOf(), frames) : [];
  const base = table.offset + table.length;
  const begins = new Set(starts.map((start) => base + start + 8));
  const byTable = split(fragments, (fragment) => begins.has(fragment.offset));
  if (begins.size > 0 && byTable.length === frames) return byTable;
  return split(fragments, (fragment) => fragment.begins);
}

/** The bytes of a frame, in a buffer of their own so that they can be given to a worker. */
export function joinPieces(bytes: Uint8Array, pieces: readonly Piece[]): Uint8Array<ArrayBuffer> {
  return concatenate(pieces.map(({ offset, length }) => bytes.subarray(offset, offset + length)));
}

/**
 * Brings native samples of 16 bits down to bit 0 and clears what lies around them: old scanners keep an overlay drawing
 * in the unused bits. The decoder extends the sign again from `bitsStored`.
 */
export function alignSamples(
  bytes: Uint8Array,
  { bitsStored, highBit }: { bitsStored: number; highBit: number },
  littleEndian: boolean,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const down = highBit < 16 ? Math.max(highBit + 1 - bitsStored, 0) : 0;
  const mask = 2 ** bitsStored - 1;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    view.setUint16(at, (view.getUint16(at, littleEndian) >> down) & mask, littleEndian);
  }
}

/**
 * Samples of 16 or 32 bits, brought to the 8 that a screen shows of a colour: the least value to 0, the greatest that
 * their bits can hold to 255.
 */
export function toEightBits(
  bytes: Uint8Array,
  { bitsAllocated, bitsStored, highBit }: { bitsAllocated: number; bitsStored: number; highBit: number },
  littleEndian: boolean,
): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = bitsAllocated / 8;
  const read = (at: number): number =>
    width === 2 ? view.getUint16(at, littleEndian) : view.getUint32(at, littleEndian);
  const down = 2 ** Math.max(highBit + 1 - bitsStored, 0);
  const levels = 2 ** bitsStored;
  return Uint8Array.from({ length: Math.floor(bytes.length / width) }, (_, at) =>
    Math.round((255 * (Math.floor(read(at * width) / down) % levels)) / (levels - 1)),
  );
}

/** Gives each pixel of two that share their colour (Y Y Cb Cr) one of its own (Y Cb Cr). */
export function expand422(pairs: Uint8Array): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(Math.floor(pairs.length / 4) * 6);
  for (let from = 0, to = 0; from + 3 < pairs.length; from += 4, to += 6) {
    const [first = 0, second = 0, blue = 0, red = 0] = pairs.subarray(from, from + 4);
    pixels.set([first, blue, red, second, blue, red], to);
  }
  return pixels;
}

/** The items of an encapsulated element: the offset table first, then the fragments. Stops where the file does. */
function readItems(bytes: Uint8Array, offset: number): Piece[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const items: Piece[] = [];
  let at = offset;
  while (at + 8 <= bytes.length && view.getUint16(at, true) === 0xfffe && view.getUint16(at + 2, true) === 0xe000) {
    const length = Math.min(view.getUint32(at + 4, true), bytes.length - at - 8);
    items.push({ offset: at + 8, length });
    at += 8 + length;
  }
  return items;
}

function tableStarts(table: Uint8Array, frames: number): number[] {
  const view = new DataView(table.buffer, table.byteOffset, table.length);
  return Array.from({ length: frames }, (_, at) => view.getUint32(4 * at, true));
}

function split(fragments: readonly Fragment[], begins: (fragment: Fragment) => boolean): Piece[][] {
  const frames: Piece[][] = [];
  for (const fragment of fragments) {
    const last = frames.at(-1);
    if (!last || begins(fragment)) frames.push([fragment]);
    else last.push(fragment);
  }
  return frames;
}

/** SOI of the JPEG family, SOC of JPEG 2000: the marker that cannot stand within coded data. */
export const beginsPicture = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0xff && ((bytes[at + 1] === 0xd8 && bytes[at + 2] === 0xff) || bytes[at + 1] === 0x4f);
