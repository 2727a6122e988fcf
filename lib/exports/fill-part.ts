import { crc32 } from "#lib/upload/checksum.ts";
import { maxPackBytes } from "#lib/upload/limits.ts";
import { type ReadRange, readPackDirectory } from "#lib/upload/zip.ts";
import { readRange, storedSize } from "#lib/platform/storage.ts";
import { partTarget } from "./repo.ts";
import type { OpenPart } from "./zip-part.ts";

/** A file of an export that was written for it, small enough to be held. */
export type Document = { name: string; bytes: Uint8Array };

/** One original file in a pack, and where it goes. */
export type PackedFile = {
  entry: string;
  name: string;
  size: number;
  method: number;
  dataOffset: number;
  compressedSize: number;
};

/** Adds a file as it is: what people send is compressed already. */
export async function addStored(part: OpenPart, { name, bytes }: Document): Promise<void> {
  const { length } = bytes;
  part.begin({ name, method: 0, crc32: await crc32(bytes), compressedSize: length, size: length });
  part.add(bytes);
}

/**
 * Copies the files of a pack, byte for byte as they are compressed there, with the CRC-32 that its own directory gives.
 * Of a file larger than a part it takes as much as there is room for; answers how much of it is done, 0 for all.
 */
export async function addPacked(
  part: OpenPart,
  { key, files, within }: { key: string; files: readonly PackedFile[]; within: number },
): Promise<number> {
  const size = await storedSize(key);
  if (size === null) throw new Error("a pack is not where its row says");
  const read = await reader(key, size);
  const [first] = files;
  if (within > 0 && first) return copySome(part, read, first, within);
  const listed = new Map((await readPackDirectory(read, size)).map((entry) => [entry.name, entry]));
  for (const file of files) {
    const entry = listed.get(file.entry);
    const agrees = entry?.dataOffset === file.dataOffset && entry.compressedSize === file.compressedSize;
    if (!agrees || entry.size !== file.size || entry.method !== file.method)
      throw new Error("a pack holds something else than its row says");
    part.begin({ ...entry, name: file.name });
    if (file.compressedSize > partTarget) return copySome(part, read, file, 0);
    part.add(await read(file.dataOffset, file.dataOffset + file.compressedSize));
  }
  return 0;
}

/** Packs of several files are read once as a whole; one of a huge file range by range. */
async function reader(key: string, size: number): Promise<ReadRange> {
  if (size > maxPackBytes) return (start, end) => readRange(key, start, end);
  const whole = await readRange(key, 0, size);
  return async (start, end) => whole.subarray(start, end);
}

const step = 8 * 2 ** 20;

async function copySome(part: OpenPart, read: ReadRange, file: PackedFile, from: number): Promise<number> {
  let at = from;
  do {
    const end = Math.min(at + step, file.compressedSize);
    part.add(await read(file.dataOffset + at, file.dataOffset + end));
    at = end;
  } while (at < file.compressedSize && part.size() < partTarget);
  return at === file.compressedSize ? 0 : at;
}
