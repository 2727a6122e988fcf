import type { DataSet } from "#lib/imaging/data-set.ts";
import type { LookupTable } from "#lib/imaging/windowing.ts";
import { lookupTable } from "#lib/imaging/lookup-table.ts";

/** The colours of stored values, each table of 8 bits. */
export type Palette = { red: LookupTable; green: LookupTable; blue: LookupTable };

/** The palette of a file (PS3.3 C.7.9), whole or in segments; null where one of its tables is missing or not readable. */
export function paletteOf(body: DataSet): Palette | null {
  const [red, green, blue] = ["1", "2", "3"].map(
    (colour) =>
      lookupTable(body, `x0028110${colour}`, `x0028120${colour}`, false) ??
      segmentedTable(body, `x0028110${colour}`, `x0028122${colour}`),
  );
  if (!red || !green || !blue) return null;
  // Some files say 16 bits and fill 8.
  const narrow = [red, green, blue].every(({ data }) => data.every((entry) => entry < 256));
  const ofEightBits = ({ first, bits, data }: LookupTable): LookupTable => {
    const greatest = narrow ? 255 : 2 ** bits - 1;
    return { first, bits: 8, data: data.map((entry) => Math.round((255 * entry) / greatest)) };
  };
  return { red: ofEightBits(red), green: ofEightBits(green), blue: ofEightBits(blue) };
}

/** A table told as runs, ramps and copies of what stands before (PS3.3 C.7.9.2). */
function segmentedTable(body: DataSet, descriptor: string, content: string): LookupTable | null {
  const element = body.elements[content];
  const [entries, first, bits = 16] = [0, 1, 2].map((at) => body.uint16(descriptor, at));
  if (entries === undefined || first === undefined || !element) return null;
  const width = bits <= 8 && element.vr === "OB" ? 1 : 2;
  const words = Uint16Array.from({ length: Math.floor(element.length / width) }, (_, at) =>
    width === 2 ? (body.uint16(content, at) ?? 0) : (body.byteArray[element.dataOffset + at] ?? 0),
  );
  const data = expandSegments(words, width, entries || 65_536);
  return data && { first, bits, data };
}

/** Each segment makes an entry or more: a table of more segments than a table has entries makes no sense. */
const mostSegments = 65_536;

/**
 * What segments stand for: at most `most` entries. `width` is that of a word in bytes, in which copies count their way.
 * Null where they do not make sense, or copy copies.
 */
export function expandSegments(words: Uint16Array, width: 1 | 2, most: number): Uint16Array | null {
  const data = new Uint16Array(most);
  let filled = 0;
  let segments = 0;
  const put = (entry: number): void => {
    if (filled < most) data[filled++] = entry;
  };
  /** Does `left` segments from `at` on. */
  const expand = (at: number, left: number, isCopy: boolean): boolean => {
    for (; left > 0 && at + 1 < words.length && filled < most; left--) {
      const [kind, length] = [words[at], words[at + 1] as number];
      if (segments++ > mostSegments) return false;
      at += 2;
      if (kind === 0) {
        for (const entry of words.subarray(at, at + length)) put(entry);
        at += length;
      } else if (kind === 1) {
        const [before, end] = [data[filled - 1], words[at++]];
        if (before === undefined || end === undefined) return false;
        for (let step = 1; step <= length; step++) put(Math.round(before + ((end - before) * step) / length));
      } else if (kind === 2 && !isCopy) {
        const parts = [...words.subarray(at, at + 4 / width)];
        at += 4 / width;
        const offset = parts.reduce((sum, part, place) => sum + part * 256 ** (place * width), 0);
        if (!expand(offset / width, length, true)) return false;
      } else return false;
    }
    return true;
  };
  return expand(0, words.length, false) && filled > 0 ? data.slice(0, filled) : null;
}
