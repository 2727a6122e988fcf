import { concatenate } from "#lib/imaging/concatenate.ts";
import { UnfitFile } from "#lib/imaging/unfit-file.ts";
import type { Text } from "#lib/platform/language.ts";
import { crc32 } from "#lib/upload/checksum.ts";
import { maxPackBytes } from "#lib/upload/limits.ts";

/**
 * Ordinary ZIP (PKWARE APPNOTE 6.3.10): a writer whose files need no second pass, and a reader that believes nothing.
 * Both know only methods 0 (stored) and 8 (deflated).
 */
export type ZipEntry = {
  name: string;
  method: 0 | 8;
  crc32: number;
  compressedSize: number;
  size: number;
  /** Where the compressed bytes begin in the file. */
  dataOffset: number;
  /** Found only in archives from elsewhere: the bytes are a path, need a password, or are packed in a way unknown here. */
  closed?: "link" | "encrypted" | "unsupported";
};

export type ZipInput<T> = Omit<ZipEntry, "dataOffset" | "closed"> & {
  /** The compressed bytes, or a Blob of them. */
  data: T;
};

/** Lays out a ZIP, entries sorted by name: parts to be joined, and their total size. The data itself is not touched. */
export function writeZip<T>(inputs: readonly ZipInput<T>[]): { parts: (Uint8Array<ArrayBuffer> | T)[]; size: number } {
  const sorted = [...inputs].sort((a, b) => (a.name < b.name ? -1 : 1));
  const parts: (Uint8Array<ArrayBuffer> | T)[] = [];
  const central: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const input of sorted) {
    const local = localHeader(input);
    central.push(centralHeader(input, offset));
    parts.push(local, input.data);
    offset += local.length + input.compressedSize;
  }
  const centralSize = central.reduce((sum, { length }) => sum + length, 0);
  const end = endRecords(sorted.length, centralSize, offset);
  return { parts: [...parts, ...central, end], size: offset + centralSize + end.length };
}

export type ZipLimits = {
  maxEntries: number;
  maxEntrySize: number;
  maxTotalSize: number;
  /** Inflated to compressed, over the whole file. Blank slices shrink as bombs do, so it is only asked above `ratioFrom`. */
  maxRatio: number;
  ratioFrom: number;
  /**
   * Archives from elsewhere may have folders, data descriptors, gaps, a program before them, and entries that cannot be
   * opened beside those that can; packs are ours and may not.
   */
  foreign?: boolean;
};

export const packLimits: ZipLimits = {
  maxEntries: 2_000,
  maxEntrySize: 4 * 2 ** 30,
  maxTotalSize: 4 * 2 ** 30,
  maxRatio: 250,
  ratioFrom: maxPackBytes,
};

export type ZipReason = keyof typeof reasons;

const reasons = {
  not_zip: { en: "This is not a ZIP file", es: "Este archivo no es un archivo ZIP" },
  truncated: {
    en: "This ZIP file is cut off: its end is missing",
    es: "Este archivo ZIP está cortado: le falta el final",
  },
  damaged: { en: "This ZIP file is damaged", es: "Este archivo ZIP está dañado" },
  encrypted: { en: "This ZIP file is password protected", es: "Este archivo ZIP está protegido con contraseña" },
  split: {
    en: "This ZIP file is only one part of several",
    es: "Este archivo ZIP es solo una de varias partes",
  },
  unsupported: {
    en: "This ZIP file is packed in a way that cannot be opened here",
    es: "Este archivo ZIP está comprimido de una forma que no se puede abrir aquí",
  },
  unsafe_name: {
    en: "This ZIP file holds a file name that is not safe",
    es: "Este archivo ZIP contiene un nombre de archivo que no es seguro",
  },
  too_many: { en: "This ZIP file holds too many files", es: "Este archivo ZIP contiene demasiados archivos" },
  too_large: {
    en: "This ZIP file unpacks to more than can be taken",
    es: "Este archivo ZIP, al descomprimirlo, es más grande de lo que podemos recibir",
  },
} as const satisfies Record<string, Text>;

export class ZipError extends UnfitFile<ZipReason> {
  override readonly name = "ZipError";
  constructor(reason: ZipReason) {
    super(reason, reasons[reason]);
  }
}

export type ReadRange = (start: number, end: number) => Promise<Uint8Array>;

/**
 * The entries of a ZIP, in the order of their data, after checking the central directory against every local header.
 * `readRange(start, end)` answers bytes start … end − 1. Throws `ZipError`; refuses encryption, other methods, overlaps,
 * unsafe or repeated names, and for packs also gaps, comments, folders, links and data descriptors.
 */
export async function readPackDirectory(
  readRange: ReadRange,
  size: number,
  limits: ZipLimits = packLimits,
): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  for await (const entry of zipEntries(readRange, size, limits)) entries.push(entry);
  return entries;
}

/**
 * The entries of a pack on storage, by two or three requests and a fraction of its bytes: a pack has no gaps, so that
 * its directory alone tells where each entry's data lies. The headers before the data are not compared: that is for who
 * opens a pack for the first time (`readPackDirectory`).
 */
export async function listPack(readRange: ReadRange, size: number): Promise<ZipEntry[]> {
  const read = exactly(readRange, size);
  const { count, start, end } = await findDirectory(read, size, packLimits);
  const records = parseDirectory(await read(start, end), count, packLimits).sort((a, b) => a.offset - b.offset);
  demandBounds(records, packLimits);
  demandRoom(records, start);
  return records.map(({ name, method, crc32: crc, compressedSize, size: inflated }, at) => {
    const dataOffset = (records[at + 1]?.offset ?? start) - compressedSize;
    return { name, method, crc32: crc, compressedSize, size: inflated, dataOffset };
  });
}

/**
 * The same entries one by one: of an archive with 100,000 the first is there at once. What the central directory alone
 * betrays is thrown before the first entry, the rest where it lies.
 */
export async function* zipEntries(readRange: ReadRange, size: number, limits: ZipLimits): AsyncGenerator<ZipEntry> {
  const read = exactly(readRange, size);
  const { count, start, end, before } = await findDirectory(read, size, limits);
  const bytes = await read(start, end);
  const records = parseDirectory(bytes, count, limits).sort((a, b) => a.offset - b.offset);
  for (const record of records) record.offset += before;
  demandBounds(records, limits);
  demandRoom(records, start);
  let free = before;
  for (const record of records) {
    if (record.offset < free || (!limits.foreign && record.offset !== free)) throw new ZipError("damaged");
    const dataOffset = await checkLocalHeader(read, record, start, limits);
    free = dataOffset + record.compressedSize;
    if (free > start) throw new ZipError("damaged");
    const { name, method, crc32: crc, compressedSize, size: inflated, folder, closed } = record;
    const entry = { name, method, crc32: crc, compressedSize, size: inflated, dataOffset };
    if (!folder) yield closed ? { ...entry, closed } : entry;
  }
  if (!limits.foreign && free !== start) throw new ZipError("damaged");
}

/** The original bytes of an entry from its compressed ones; throws "damaged" unless size and CRC-32 are as listed. */
export async function inflateEntry(
  compressed: Uint8Array,
  entry: Pick<ZipEntry, "method" | "size" | "crc32">,
): Promise<Uint8Array> {
  const bytes = entry.method === 0 ? compressed : await inflateRaw(compressed, entry.size);
  if (bytes.length !== entry.size || (await crc32(bytes)) !== entry.crc32) throw new ZipError("damaged");
  return bytes;
}

/** Inflates until the stream ends or gives a byte too many: then "damaged". With `prefix`, stops at the bound instead. */
export async function inflateRaw(compressed: Uint8Array, bound: number, prefix = false): Promise<Uint8Array> {
  const stream = new Blob([compressed as Uint8Array<ArrayBuffer>]).stream();
  const reader = stream.pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  // Deflate cannot grow more than 1032-fold, so a lie about the size does not cost its memory.
  const whole = new Uint8Array(Math.min(bound, compressed.length * 1032 + 64));
  let at = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (at + value.length > whole.length && !prefix) throw new ZipError("damaged");
      whole.set(value.subarray(0, whole.length - at), at);
      at = Math.min(whole.length, at + value.length);
      if (at === whole.length && prefix) break;
    }
  } catch {
    if (!prefix) throw new ZipError("damaged");
  } finally {
    reader.cancel().catch(() => undefined);
  }
  return whole.subarray(0, at);
}

// Writing

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const full32 = 0xffffffff;
/** 1 January 1980: a pack tells nothing about when or where its files were written. */
const noDate = 0x0021;

/** What the headers of an entry say. */
export type ZipHeader = Pick<ZipEntry, "name" | "method" | "crc32" | "compressedSize" | "size">;

function isHuge(entry: ZipHeader): boolean {
  return entry.size >= full32 || entry.compressedSize >= full32;
}

/** What stands before an entry's bytes. */
export function localHeader(entry: ZipHeader): Uint8Array<ArrayBuffer> {
  const extra = isHuge(entry) ? numbers([2, 1], [2, 16], [8, entry.size], [8, entry.compressedSize]) : numbers();
  return concatenate([numbers([4, localSignature]), commonFields(entry, extra.length), nameBytes(entry.name), extra]);
}

/** An entry's line in the directory at the end. */
export function centralHeader(entry: ZipHeader, offset: number): Uint8Array<ArrayBuffer> {
  const sizes: Field[] = isHuge(entry) ? [[8, entry.size] as const, [8, entry.compressedSize] as const] : [];
  const fields: Field[] = offset >= full32 ? [...sizes, [8, offset]] : sizes;
  const extra = fields.length > 0 ? numbers([2, 1], [2, fields.length * 8], ...fields) : numbers();
  return concatenate([
    numbers([4, centralSignature], [2, 45]),
    commonFields(entry, extra.length),
    numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, Math.min(offset, full32)]),
    nameBytes(entry.name),
    extra,
  ]);
}

/** Version needed … extra length: the same in the local and the central header. */
function commonFields(entry: ZipHeader, extraLength: number): Uint8Array<ArrayBuffer> {
  const name = nameBytes(entry.name);
  const flags = name.some((byte) => byte > 127) ? 0x0800 : 0;
  return numbers(
    [2, isHuge(entry) ? 45 : 20],
    [2, flags],
    [2, entry.method],
    [2, 0],
    [2, noDate],
    [4, entry.crc32],
    [4, isHuge(entry) ? full32 : entry.compressedSize],
    [4, isHuge(entry) ? full32 : entry.size],
    [2, name.length],
    [2, extraLength],
  );
}

/** What ends a ZIP: how many lines its directory has, how many bytes, and where it begins. */
export function endRecords(count: number, size: number, offset: number): Uint8Array<ArrayBuffer> {
  const huge = offset >= full32 || count >= 0xffff;
  const end = numbers(
    [4, endSignature],
    [2, 0],
    [2, 0],
    [2, Math.min(count, 0xffff)],
    [2, Math.min(count, 0xffff)],
    [4, size],
    [4, Math.min(offset, full32)],
    [2, 0],
  );
  if (!huge) return end;
  const end64 = numbers(
    [4, end64Signature],
    [8, 44],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, size],
    [8, offset],
  );
  return concatenate([end64, numbers([4, locator64Signature], [4, 0], [8, offset + size], [4, 1]), end]);
}

type Field = readonly [width: 2 | 4 | 8, value: number];

function numbers(...fields: Field[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return bytes;
}

function nameBytes(name: string): Uint8Array {
  return new TextEncoder().encode(name);
}

// Reading

type DirectoryRecord = ZipHeader & {
  /** The method as it stands there. */
  packing: number;
  flags: number;
  offset: number;
  rawName: Uint8Array;
  folder: boolean;
  closed: ZipEntry["closed"];
};

/** Guards against storage that answers less than it was asked for. */
function exactly(readRange: ReadRange, size: number): ReadRange {
  return async (start, end) => {
    if (start < 0 || end < start || end > size) throw new ZipError("damaged");
    const bytes = await readRange(start, end);
    if (bytes.length !== end - start) throw new ZipError("truncated");
    return bytes;
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function uint64(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ZipError("damaged");
  return Number(value);
}

/** Enough for 250,000 entries with long names. */
const maxDirectory = 64 * 2 ** 20;

async function findDirectory(
  read: ReadRange,
  size: number,
  limits: ZipLimits,
): Promise<{ count: number; start: number; end: number; before: number }> {
  if (size < 22) throw new ZipError("not_zip");
  const tailStart = Math.max(0, size - (limits.foreign ? 22 + 0xffff + 20 : 22 + 20));
  const tail = await read(tailStart, size);
  const view = viewOf(tail);
  const at = endRecordAt(view, limits.foreign ?? false);
  if (at === null) {
    const first = size >= 4 ? viewOf(await read(0, 4)).getUint32(0, true) : 0;
    throw new ZipError(first === localSignature ? "truncated" : "not_zip");
  }
  let count = view.getUint16(at + 10, true);
  let length = view.getUint32(at + 12, true);
  let start = view.getUint32(at + 16, true);
  let end = tailStart + at;
  const isWide = at >= 20 && view.getUint32(at - 20, true) === locator64Signature;
  // Where the wide record says it, the short one may be full.
  const isDisk = (disk: number): boolean => disk === 0 || (isWide && limits.foreign === true && disk === 0xffff);
  const isOne = isDisk(view.getUint16(at + 4, true)) && isDisk(view.getUint16(at + 6, true));
  if (!isOne || view.getUint16(at + 8, true) !== count) throw new ZipError("split");
  if (isWide) {
    end = tailStart + at - 20 - 56;
    if (end < 0 || (!limits.foreign && uint64(view, at - 12) !== end)) throw new ZipError("damaged");
    const end64 = viewOf(await read(end, end + 56));
    if (end64.getUint32(0, true) !== end64Signature || end64.getUint32(16, true) !== 0) throw new ZipError("damaged");
    count = uint64(end64, 32);
    length = uint64(end64, 40);
    start = uint64(end64, 48);
  }
  if (count > limits.maxEntries) throw new ZipError("too_many");
  if (length > maxDirectory) throw new ZipError("too_large");
  // A program that unpacks itself stands before the archive, whose places are counted from behind it.
  const before = end - length - start;
  if (before < 0 || (!limits.foreign && before > 0) || length < count * 46) throw new ZipError("damaged");
  return { count, start: start + before, end, before };
}

/**
 * The last end record whose comment reaches exactly to the end of the file. Where there is none, an archive from
 * elsewhere may have been padded behind it.
 */
function endRecordAt(view: DataView, foreign: boolean): number | null {
  const first = view.byteLength - 22;
  let padded: number | null = null;
  for (let at = first; at >= (foreign ? 0 : first); at--) {
    if (view.getUint32(at, true) !== endSignature) continue;
    const end = at + 22 + view.getUint16(at + 20, true);
    if (end === view.byteLength) return at;
    if (foreign && end < view.byteLength) padded ??= at;
  }
  return padded;
}

function parseDirectory(bytes: Uint8Array, count: number, limits: ZipLimits): DirectoryRecord[] {
  const view = viewOf(bytes);
  const records: DirectoryRecord[] = [];
  const names = new Map<string, number>();
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== centralSignature) throw new ZipError("damaged");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const nameEnd = at + 46 + (nameLength ?? 0);
    const extraEnd = nameEnd + (extraLength ?? 0);
    const next = extraEnd + (commentLength ?? 0);
    if (next > bytes.length) throw new ZipError("damaged");
    const record = parseRecord(bytes.subarray(at, next), bytes.subarray(nameEnd, extraEnd), limits);
    const same = names.get(record.name) ?? 0;
    names.set(record.name, same + 1);
    if (same > 0 && !limits.foreign) throw new ZipError("damaged");
    // Some programs that export scans give two pictures one name.
    records.push(same > 0 && !record.folder ? { ...record, name: `${record.name} (${same + 1})` } : record);
    at = next;
  }
  if (at !== bytes.length) throw new ZipError("damaged");
  return records;
}

function parseRecord(bytes: Uint8Array, extra: Uint8Array, limits: ZipLimits): DirectoryRecord {
  const view = viewOf(bytes);
  const flags = view.getUint16(8, true);
  const packing = view.getUint16(10, true);
  const method = packing === 0 ? 0 : 8;
  // Bits 0, 6 and 13 are kinds of encryption, 5 is patch data, 3 says that sizes follow the data.
  const encrypted = (flags & 0x2041) !== 0 || packing === 99;
  const unsupported = (flags & 0x0020) !== 0 || packing !== method;
  if ((encrypted || unsupported) && !limits.foreign) throw new ZipError(encrypted ? "encrypted" : "unsupported");
  if ((flags & 0x0008) !== 0 && !limits.foreign) throw new ZipError("unsupported");
  if (view.getUint16(34, true) !== 0) throw new ZipError("split");
  const rawName = bytes.subarray(46, 46 + view.getUint16(28, true));
  const name = safeName(rawName, (flags & 0x0800) !== 0, limits.foreign ?? false);
  const folder = name.endsWith("/");
  if (folder && !limits.foreign) throw new ZipError("unsafe_name");
  // Made on Unix, and the file's mode says "link".
  const link = view.getUint8(5) === 3 && view.getUint32(38, true) >>> 28 === 0xa;
  if (link && !limits.foreign) throw new ZipError("unsupported");
  const wide = zip64Fields(extra);
  const wideOr = (value: number): number => (value === full32 ? wide() : value);
  const size = wideOr(view.getUint32(24, true));
  const compressedSize = wideOr(view.getUint32(20, true));
  const offset = wideOr(view.getUint32(42, true));
  const closed = encrypted ? "encrypted" : unsupported ? "unsupported" : link ? "link" : undefined;
  if (method === 0 && compressedSize !== size && !encrypted) throw new ZipError("damaged");
  const crc = view.getUint32(16, true);
  return { name, method, packing, crc32: crc, compressedSize, size, flags, offset, rawName, folder, closed };
}

/** The 64-bit values of extra field 1, which stand only for those fields that are full, in a fixed order. */
function zip64Fields(extra: Uint8Array): () => number {
  const view = viewOf(extra);
  let at = 0;
  while (at + 4 <= extra.length && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  const end = at + 4 <= extra.length ? Math.min(extra.length, at + 4 + view.getUint16(at + 2, true)) : 0;
  at += 4;
  return () => {
    if (at + 8 > end) throw new ZipError("damaged");
    at += 8;
    return uint64(view, at - 8);
  };
}

/**
 * Refuses every name that could leave a folder or trick a reader: absolute, drive letters, "..", backslashes, controls.
 * In an archive from elsewhere backslashes part folders, as old Windows programs write them, and names from the root of
 * a disc count from the archive.
 */
function safeName(raw: Uint8Array, utf8: boolean, foreign: boolean): string {
  if (raw.length === 0 || raw.length > 1024) throw new ZipError("unsafe_name");
  const written = foreign && !utf8 ? oldName(raw) : new TextDecoder(utf8 ? "utf-8" : "windows-1252").decode(raw);
  const name = foreign
    ? written
        .replaceAll("\\", "/")
        .replace(/^([A-Za-z]:)?\/+/, "")
        .replaceAll(/\/+/g, "/")
    : written;
  const plain = foreign ? name.replace(/^(\.\/)+/, "") || "_" : name;
  const unsafe = /\p{Cc}|\\|^\/|^[A-Za-z]:|(^|\/)\.\.?(\/|$)|\/\//u.test(plain);
  if (unsafe) throw new ZipError("unsafe_name");
  return plain;
}

/** A name without a word of its letters: UTF-8 as macOS writes it, else those of DOS (code page 850), as Windows does. */
function oldName(raw: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    return Array.from(raw, (byte) => (byte < 128 ? String.fromCharCode(byte) : dosLetters[byte - 128])).join("");
  }
}

const dosLetters =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0";

function demandBounds(records: readonly DirectoryRecord[], limits: ZipLimits): void {
  const total = records.reduce((sum, { size }) => sum + size, 0);
  const compressed = records.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
  if (records.some(({ size }) => size > limits.maxEntrySize)) throw new ZipError("too_large");
  if (total > limits.maxTotalSize) throw new ZipError("too_large");
  if (total > limits.ratioFrom && total > compressed * limits.maxRatio) throw new ZipError("too_large");
}

/** Entries that share bytes are how a small file unpacks to a huge one; the directory alone shows the worst of them. */
function demandRoom(records: readonly DirectoryRecord[], end: number): void {
  records.forEach(({ offset, rawName, compressedSize }, at) => {
    const next = records[at + 1]?.offset ?? end;
    if (offset + 30 + rawName.length + compressedSize > next) throw new ZipError("damaged");
  });
}

/** How hard it was packed, whether sizes follow the data, and whether names are in UTF-8: programs differ with themselves. */
const harmlessFlags = 0x080e;

/** Checks the header before the data against the directory: readers that disagree on a file are how things are smuggled. */
async function checkLocalHeader(
  read: ReadRange,
  record: DirectoryRecord,
  bound: number,
  limits: ZipLimits,
): Promise<number> {
  const extraStart = 30 + record.rawName.length;
  if (record.offset + extraStart > bound) throw new ZipError("damaged");
  const upTo = (extra: number) => read(record.offset, Math.min(bound, record.offset + extraStart + extra));
  let bytes = await upTo(512);
  let view = viewOf(bytes);
  const extraEnd = extraStart + view.getUint16(28, true);
  if (extraEnd > bytes.length) view = viewOf((bytes = await upTo(extraEnd - extraStart)));
  const flags = view.getUint16(6, true);
  const same =
    view.getUint32(0, true) === localSignature &&
    ((flags ^ record.flags) & (limits.foreign ? ~harmlessFlags : ~0)) === 0 &&
    view.getUint16(8, true) === record.packing &&
    view.getUint16(26, true) === record.rawName.length &&
    record.rawName.every((byte, index) => bytes[30 + index] === byte);
  if (!same || extraEnd > bytes.length) throw new ZipError("damaged");
  const described = limits.foreign === true && (flags & 0x0008) !== 0;
  if (!described) {
    const wide = zip64Fields(bytes.subarray(extraStart, extraEnd));
    const wideOr = (value: number): number => (value === full32 ? wide() : value);
    const size = wideOr(view.getUint32(22, true));
    const compressedSize = wideOr(view.getUint32(18, true));
    const agrees =
      size === record.size && compressedSize === record.compressedSize && view.getUint32(14, true) === record.crc32;
    if (!agrees) throw new ZipError("damaged");
  }
  return record.offset + extraEnd;
}
