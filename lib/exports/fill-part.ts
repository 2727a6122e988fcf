import { crc32 } from "#lib/upload/checksum.ts";
import { maxPackBytes } from "#lib/upload/limits.ts";
import { inflateEntry, type ReadRange, readPackDirectory, type ZipEntry } from "#lib/upload/zip.ts";
import { readRange, storedSize } from "#lib/platform/storage.ts";
import { headerBytes, type Looked, lookAt } from "./look-at.ts";
import { partTarget } from "./repo.ts";
import type { OpenPart } from "./zip-part.ts";

/** A file of an export that was written for it, small enough to be held. */
export type Document = { name: string; bytes: Uint8Array };

/** One original file in a pack, and where it goes. */
export type PackedFile = {
  entry: string;
  path: readonly string[];
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

/** A pack, how far a file of it that is larger than a part was taken, and the images of which more is to be known. */
type Packed = { key: string; files: readonly PackedFile[]; within: number; marked: ReadonlySet<string> };

/**
 * Copies the files of a pack, byte for byte as they are compressed there, with the CRC-32 that its own directory gives,
 * and looks at each for the directory of the disc. One that came without the header of a DICOM file gets it put before its
 * data, as no disc or PACS takes it otherwise. Of a file larger than a part it takes as much as there is room for;
 * `within` answers how much of it is done, 0 for all.
 */
export async function addPacked(
  part: OpenPart,
  { key, files, within, marked }: Packed,
): Promise<{ within: number; looked: Looked[] }> {
  const size = await storedSize(key);
  if (size === null) throw new Error("a pack is not where its row says");
  const read = await reader(key, size);
  const [first] = files;
  if (within > 0 && first) return { within: await copySome(part, read, first, within), looked: [] };
  const listed = new Map((await readPackDirectory(read, size)).map((entry) => [entry.name, entry]));
  const looked: Looked[] = [];
  for (const file of files) {
    const entry = listed.get(file.entry);
    const agrees = entry?.dataOffset === file.dataOffset && entry.compressedSize === file.compressedSize;
    if (!agrees || entry.size !== file.size || entry.method !== file.method)
      throw new Error("a pack holds something else than its row says");
    if (file.compressedSize > partTarget) {
      looked.push(await lookAt(await beginning(read, file), { ...file, whole: false, marked }));
      part.begin({ ...entry, name: nameOf(file) });
      return { within: await copySome(part, read, file, 0), looked };
    }
    looked.push(await copy(part, entry, { file, marked, stored: await read(file.dataOffset, endOf(file)) }));
  }
  return { within: 0, looked };
}

const nameOf = ({ path }: PackedFile): string => path.join("/");
const endOf = ({ dataOffset, compressedSize }: PackedFile): number => dataOffset + compressedSize;

async function copy(
  part: OpenPart,
  entry: ZipEntry,
  { file, stored, marked }: { file: PackedFile; stored: Uint8Array; marked: ReadonlySet<string> },
): Promise<Looked> {
  const bytes = entry.method === 0 ? stored : await inflateEntry(stored, entry);
  const looked = await lookAt(bytes, { ...file, whole: true, marked });
  if (looked.head) await addStored(part, { name: nameOf(file), bytes: Buffer.concat([looked.head, bytes]) });
  else {
    part.begin({ ...entry, name: nameOf(file) });
    part.add(stored);
  }
  return looked;
}

/** What a look needs of a huge file, which lies in its pack as it is. */
const beginning = (read: ReadRange, file: PackedFile): Promise<Uint8Array> =>
  file.method === 0
    ? read(file.dataOffset, Math.min(endOf(file), file.dataOffset + headerBytes))
    : Promise.resolve(new Uint8Array());

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
