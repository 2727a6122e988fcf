import type { DataSet } from "#lib/imaging/data-set.ts";
import type { LookupTable } from "#lib/imaging/windowing.ts";

/**
 * A table by its descriptor and its entries (PS3.3 C.11.1.1); null where one of them is missing. `signed`: how its first
 * stored value is read where the file does not tell by its VR.
 */
export function lookupTable(set: DataSet, descriptor: string, content: string, signed: boolean): LookupTable | null {
  const entries = set.uint16(descriptor, 0);
  const vr = set.elements[descriptor]?.vr;
  const first = (vr === undefined ? signed : vr === "SS") ? set.int16(descriptor, 1) : set.uint16(descriptor, 1);
  const element = set.elements[content];
  if (entries === undefined || first === undefined || !element) return null;
  const bits = set.uint16(descriptor, 2) ?? 16;
  const count = Math.min(entries || 65_536, element.length);
  // Two bytes an entry, unless the element is as long as its number of entries.
  const wide = element.length >= 2 * count;
  const data = Uint16Array.from({ length: count }, (_, at) =>
    wide ? (set.uint16(content, at) ?? 0) : (set.byteArray[element.dataOffset + at] ?? 0),
  );
  return { first, bits, data };
}
