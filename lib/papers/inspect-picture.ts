import { maxPixels, maxSide, type PaperRefusal } from "./paper.ts";

export type Dimensions = { width: number; height: number };

/**
 * The dimensions of a picture as its header says them, or why it is refused. Nothing is decoded. The end of the file
 * is looked for, as a picture cut off on its way has none.
 */
export function inspectPicture(type: "jpeg" | "png" | "heic", bytes: Uint8Array): Dimensions | PaperRefusal {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = inBounds(() => readers[type](view));
  if (!found || found.width < 1 || found.height < 1) return "damaged";
  const { width, height } = found;
  return Math.max(width, height) > maxSide || width * height > maxPixels ? "dimensions" : found;
}

/** A read past the end means that the file is cut off. */
function inBounds(read: () => Dimensions | null): Dimensions | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const readers = { jpeg: readJpeg, png: readPng, heic: readHeic };

/** Markers up to the frame header; then, behind the start of the pixels, the end of the picture. */
function readJpeg(view: DataView): Dimensions | null {
  let found: Dimensions | null = null;
  for (let at = 2; at + 4 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++; // fill bytes may stand before a marker
      continue;
    }
    if (marker === 0xda) return found && endsBehind(view, at) ? found : null;
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame && length >= 8) found = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + length;
  }
  return null;
}

/** Phones put more behind the end of a picture, so it need not be the last of the file. */
function endsBehind(view: DataView, start: number): boolean {
  for (let at = view.byteLength - 2; at > start; at--)
    if (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xd9) return true;
  return false;
}

const fourCc = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));

/** Chunk by chunk, from the header to the end. */
function readPng(view: DataView): Dimensions | null {
  if (fourCc(view, 12) !== "IHDR") return null;
  const found = { width: view.getUint32(16), height: view.getUint32(20) };
  for (let at = 8; ; at += 12 + view.getUint32(at)) if (fourCc(view, at + 4) === "IEND") return found;
}

type Box = { type: string; start: number; end: number };

/** The boxes in a stretch of an ISO media file; throws a RangeError where one reaches beyond it. */
function* boxesIn(view: DataView, start: number, end: number): Generator<Box> {
  for (let at = start; at < end;) {
    const short = view.getUint32(at);
    const head = short === 1 ? 16 : 8;
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? end - at : short;
    if (size < head || at + size > end) throw new RangeError("A box is cut off");
    yield { type: fourCc(view, at + 4), start: at + head, end: at + size };
    at += size;
  }
}

/** Once pixels and what they are have passed, what follows is of no weight: phones put behind a picture what is no box. */
function readHeic(view: DataView): Dimensions | null {
  let largest: Dimensions | null = null;
  let hasPixels = false;
  for (const box of boxesIn(view, 0, view.byteLength)) {
    hasPixels ||= box.type === "mdat";
    if (box.type === "meta") largest = largestIn(view, box) ?? largest;
    if (hasPixels && largest) return largest;
  }
  return null;
}

/** The largest picture of the file: meta → iprp → ipco → ispe. The smaller ones are its tiles and thumbnails. */
function largestIn(view: DataView, meta: Box): Dimensions | null {
  let largest: Dimensions | null = null;
  for (const properties of boxesIn(view, meta.start + 4, meta.end)) {
    if (properties.type !== "iprp") continue;
    for (const container of boxesIn(view, properties.start, properties.end)) {
      if (container.type !== "ipco") continue;
      for (const { type, start } of boxesIn(view, container.start, container.end)) {
        if (type !== "ispe") continue;
        const one = { width: view.getUint32(start + 4), height: view.getUint32(start + 8) };
        if (!largest || one.width * one.height > largest.width * largest.height) largest = one;
      }
    }
  }
  return largest;
}
