import { DicomError } from "#lib/imaging/dicom.ts";
import { beginsPicture } from "#lib/imaging/pixel-frames.ts";
import type { Fragment, Piece } from "#lib/imaging/pixel-frames.ts";

/** More items are not followed: every frame has one or a few, and items of nothing would fill memory with their places. */
const mostItems = 500_000;

/** What is looked at of an item: its tag, its length, and the first bytes of its content (PS3.5 A.4). */
const headLength = 12;

/**
 * Finds the items of encapsulated pixels while a file of `size` bytes goes by, for files that are never in memory as a
 * whole. `feed` is given all its bytes, one piece after the other. `end` answers the offset table and the fragments, or
 * throws `DicomError`: "truncated" where an item runs past the end, "damaged" where there are no, or too many, items.
 */
export function followFragments(offset: number, size: number) {
  const items: Fragment[] = [];
  const head = new Uint8Array(headLength);
  const view = new DataView(head.buffer);
  let next = offset;
  let filled = 0;
  let isOver = false;
  const take = (): void => {
    const isItem = filled >= 8 && view.getUint16(0, true) === 0xfffe && view.getUint16(2, true) === 0xe000;
    if (!isItem) {
      isOver = true; // the delimiter, or what follows the pixels
      return;
    }
    if (items.length >= mostItems) throw new DicomError("damaged");
    const length = view.getUint32(4, true);
    items.push({ offset: next + 8, length, begins: length >= 4 && beginsPicture(head, 8) });
    next += 8 + length;
    // Of an item shorter than what is looked at, the rest is the beginning of what follows.
    const ahead = head.slice(Math.min(headLength, 8 + length), filled);
    head.set(ahead);
    filled = ahead.length;
  };
  return {
    feed: (bytes: Uint8Array, at: number): void => {
      while (!isOver) {
        const from = next + filled - at;
        if (from >= bytes.length) return;
        const part = bytes.subarray(from, from + headLength - filled);
        head.set(part, filled);
        filled += part.length;
        if (filled === headLength) take();
      }
    },
    end: (): { table: Piece; fragments: Fragment[] } => {
      while (!isOver && filled > 0) take(); // items so near the end that less than a head is left
      if (next > size) throw new DicomError("truncated");
      const [table, ...fragments] = items;
      if (!table) throw new DicomError("damaged");
      return { table, fragments };
    },
  };
}
