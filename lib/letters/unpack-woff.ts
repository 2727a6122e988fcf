import { inflateSync } from "node:zlib";

const [headerLength, entryLength] = [44, 20];

/**
 * The font within a WOFF file, as the plain TrueType or OpenType file that it was made of (W3C WOFF 1.0, sections 3 to
 * 5): whoever opens it often need not inflate its tables each time. Refuses what is no WOFF file.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new RangeError("not a WOFF file");
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8); // the flavour
  const largest = 2 ** Math.floor(Math.log2(count));
  [count, largest * 16, Math.log2(largest), (count - largest) * 16].forEach((value, at) =>
    head.writeUInt16BE(value, 4 + 2 * at),
  );
  const parts: Buffer[] = [head];
  let end = head.length;
  for (let at = 0; at < count; at++) {
    const entry = woff.subarray(headerLength + at * entryLength);
    const [offset, packed, length] = [4, 8, 12].map((place) => entry.readUInt32BE(place)) as [number, number, number];
    const bytes = woff.subarray(offset, offset + packed);
    const table = packed < length ? inflateSync(bytes) : bytes;
    const line = 12 + 16 * at;
    entry.copy(head, line, 0, 4); // the tag
    entry.copy(head, line + 4, 16, 20); // its checksum
    head.writeUInt32BE(end, line + 8);
    head.writeUInt32BE(length, line + 12);
    parts.push(table, Buffer.alloc(-length & 3)); // each table begins at a multiple of four
    end += length + (-length & 3);
  }
  return Buffer.concat(parts);
}
