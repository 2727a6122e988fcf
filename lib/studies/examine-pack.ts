import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { decodeFrames } from "#lib/imaging/decode.ts";
import { DicomError, type DicomHeader, openDicom } from "#lib/imaging/dicom.ts";
import { UnfitFile } from "#lib/imaging/unfit-file.ts";
import type { PackEntry } from "#lib/upload/contract.ts";
import { maxPackBytes } from "#lib/upload/limits.ts";
import { type ReadRange, readPackDirectory, type ZipEntry, ZipError } from "#lib/upload/zip.ts";
import { demandPicture } from "./demand-picture.ts";
import { examineHuge, type HugeFile } from "./examine-huge.ts";
import { hostileFile } from "./hostile-file.ts";
import { inflateStored } from "./inflate-stored.ts";
import { readAddress } from "./read-address.ts";
import type { CheckedFile } from "./repo.ts";

/**
 * A pack to look through: where it can be read for a while, what it should hold, and which entries were judged before.
 * Not `patient`: too many of them had to be given up, so the others are refused unopened.
 */
export type PackQuestion = { url: string; size: number; announced: PackEntry[]; judged: string[]; patient: boolean };
/** On the way: which entry is opened now, what became of it, and that bytes still come in. */
export type PackPiece = { at: ZipEntry } | { file: CheckedFile } | { alive: true };
export type PackAnswer = { damaged: boolean };

/**
 * Reads a stored pack and believes nothing: its directory within bounds, every file's length, CRC-32 and SHA-256 as
 * announced, every file a picture that can be described and whose every frame can be decoded. Runs where it can do no harm (`lib/studies/examiner.ts`).
 */
export async function examinePack(
  { url, size, announced, judged, patient }: PackQuestion,
  tell: (piece: PackPiece) => void,
): Promise<PackAnswer> {
  const alive = paced(() => tell({ alive: true }));
  const read = await reader(url, size, alive);
  const known = new Set(judged);
  try {
    const entries = await readPackDirectory(read, size);
    const expected = demandAnnounced(entries, announced);
    for (const entry of entries) {
      if (known.has(entry.name)) continue;
      const sha256 = expected.get(entry.name) ?? "";
      tell({ at: entry });
      tell({
        file: patient ? await examineFile(read, entry, sha256, alive) : { entry, sha256, ...hostileFile("too_long") },
      });
    }
    return { damaged: false };
  } catch (error) {
    if (error instanceof ZipError) return { damaged: true };
    throw error;
  }
}

/** Small packs are read once as a whole; a pack of one huge file is read piece by piece. */
async function reader(url: string, size: number, alive: () => void): Promise<ReadRange> {
  const range: ReadRange = (start, end) => readAddress(url, start, end, alive);
  if (size > maxPackBytes) return range;
  const whole = await range(0, size);
  return async (start, end) => whole.subarray(start, end);
}

/** At most twice a second. */
function paced(work: () => void): () => void {
  let last = Date.now();
  return () => {
    if (Date.now() - last < 500) return;
    last = Date.now();
    work();
  };
}

/** The hash of every entry; throws unless names and sizes are those announced, before anything is inflated. */
function demandAnnounced(entries: readonly ZipEntry[], announced: readonly PackEntry[]): Map<string, string> {
  const expected = new Map(announced.map((entry) => [entry.name, entry]));
  const agrees = entries.every(({ name, size }) => expected.get(name)?.size === size);
  if (!agrees || entries.length !== announced.length) throw new ZipError("damaged");
  return new Map(announced.map(({ name, sha256 }) => [name, sha256]));
}

async function examineFile(
  read: ReadRange,
  entry: ZipEntry,
  announced: string,
  alive: () => void,
): Promise<CheckedFile> {
  const check = entry.size > maxInMemory ? checkHuge : entry.size > maxPackBytes ? checkLarge : checkWhole;
  const { sha256, header } = await check(read, entry, alive);
  if (sha256 !== announced) throw new ZipError("damaged");
  if (header instanceof UnfitFile) return { entry, sha256, reason: header.reason, words: header.words.en };
  return { entry, sha256, header };
}

async function checkWhole(read: ReadRange, entry: ZipEntry, alive: () => void) {
  const compressed = await read(entry.dataOffset, entry.dataOffset + entry.compressedSize);
  const bytes = inflateStored(compressed, entry);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc32) throw new ZipError("damaged");
  return { sha256: hashOf(bytes), header: await openedImage(bytes, alive) };
}

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Larger files do not fit into the examiner's memory together with a frame. */
const maxInMemory = 256 * 2 ** 20;

/** A file larger than a pack is stored as it is. */
async function checkLarge(read: ReadRange, entry: ZipEntry, alive: () => void) {
  if (entry.method !== 0) throw new ZipError("unsupported");
  const bytes = await read(entry.dataOffset, entry.dataOffset + entry.size);
  return { sha256: hashOf(bytes), header: await openedImage(bytes, alive) };
}

/** Its hash is taken in passing, and its frames are decoded one by one, each read for itself. */
async function checkHuge(read: ReadRange, entry: ZipEntry, alive: () => void) {
  if (entry.method !== 0) throw new ZipError("unsupported");
  const { dataOffset, size } = entry;
  const hash = createHash("sha256");
  const file: HugeFile = { size, read: (start, end) => read(dataOffset + start, dataOffset + end) };
  const header = await orUnfit(() => examineHuge(file, (bytes) => hash.update(bytes), alive));
  return { sha256: hash.digest("hex"), header };
}

/** The header of a picture each of whose frames was decoded. */
const openedImage = (bytes: Uint8Array, alive: () => void): Promise<DicomHeader | UnfitFile<string>> =>
  orUnfit(async () => {
    const opened = await openDicom(bytes);
    demandPicture(bytes, opened.header);
    await decodeFrames(opened, alive);
    return opened.header;
  });

async function orUnfit<T>(work: () => Promise<T>): Promise<T | UnfitFile<string>> {
  try {
    return await work();
  } catch (error) {
    return error instanceof UnfitFile ? (error as UnfitFile<string>) : new DicomError("damaged");
  }
}
