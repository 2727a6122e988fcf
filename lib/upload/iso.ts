import { concatenate } from "#lib/imaging/concatenate.ts";
import { UnfitFile } from "#lib/imaging/unfit-file.ts";
import type { Text } from "#lib/platform/language.ts";
import type { ReadRange } from "#lib/upload/zip.ts";

/**
 * A disc copied into one file: ISO 9660 (ECMA-119) levels 1 to 3, in one or many sessions, with the long names of Joliet
 * or else of Rock Ridge.
 * A reader that believes nothing and reads only folders; the files stay where they are.
 */
export type IsoFile = {
  /** Below the disc's root, parted by "/"; without version numbers. */
  path: string;
  /** Where its bytes are; a file above 4 GiB has several. */
  extents: Extent[];
  problem?: "truncated" | "shortcut";
};

export type Extent = { at: number; length: number };

export type IsoLimits = { maxFiles: number; maxFolders: number; maxDepth: number; maxFolderBytes: number };

export const isoLimits: IsoLimits = {
  maxFiles: 250_000,
  maxFolders: 20_000,
  maxDepth: 32,
  maxFolderBytes: 64 * 2 ** 20,
};

export type IsoReason = keyof typeof reasons;

const reasons = {
  not_iso: { en: "This is not the image of a disc", es: "Este archivo no es la imagen de un disco" },
  udf: {
    en: "This disc image is of a newer kind (UDF) that cannot be opened here",
    es: "Esta imagen de disco es de un tipo más nuevo (UDF) que no se puede abrir aquí",
  },
  truncated: {
    en: "This disc image is cut off: its end is missing",
    es: "Esta imagen de disco está cortada: le falta el final",
  },
  damaged: { en: "This disc image is damaged", es: "Esta imagen de disco está dañada" },
  too_many: { en: "This disc image holds too many files", es: "Esta imagen de disco contiene demasiados archivos" },
  too_deep: {
    en: "This disc image has folders inside folders without end",
    es: "Esta imagen de disco tiene carpetas dentro de carpetas sin fin",
  },
  too_large: {
    en: "This disc image says it holds more than it can",
    es: "Esta imagen de disco dice contener más de lo que cabe en ella",
  },
} as const satisfies Record<string, Text>;

export class IsoError extends UnfitFile<IsoReason> {
  override readonly name = "IsoError";
  constructor(reason: IsoReason) {
    super(reason, reasons[reason]);
  }
}

/**
 * The files of a disc image, folder by folder. `readRange(start, end)` answers bytes start … end − 1. Throws `IsoError`
 * where a folder cannot be trusted; a file that lies beyond the end of the image is given with its problem.
 */
export async function* isoFiles(readRange: ReadRange, size: number, limits = isoLimits): AsyncGenerator<IsoFile> {
  const { root, names, block, udf } = await findVolume(readRange, size);
  const folders = [{ path: "", depth: 0, extents: [root] }];
  const entered = new Set([root.at]);
  let [files, folderBytes, fileBytes] = [0, 0, 0];
  for (let next = folders.pop(); next; next = folders.pop()) {
    if (next.depth > limits.maxDepth) throw new IsoError("too_deep");
    folderBytes += bytesOf(next.extents);
    if (folderBytes > limits.maxFolderBytes) throw new IsoError("too_large");
    for (const record of joinExtents(parseFolder(await readExtents(readRange, next.extents, size), block, names))) {
      const path = next.path + record.name;
      if (record.folder) {
        const at = record.extents[0]?.at ?? 0;
        // A folder that is entered twice would be entered for ever.
        if (entered.has(at)) throw new IsoError("damaged");
        if (entered.add(at).size > limits.maxFolders) throw new IsoError("too_many");
        folders.push({ path: `${path}/`, depth: next.depth + 1, extents: record.extents });
        continue;
      }
      if (++files > limits.maxFiles) throw new IsoError("too_many");
      // Some programs place what holds nothing, such as a link, where no disc reaches.
      const beyond = record.extents.some(({ at, length }) => length > 0 && at + length > size);
      // Two names may share their bytes, but thousands of names for the same bytes are an attack.
      fileBytes += beyond ? 0 : bytesOf(record.extents);
      if (fileBytes > 4 * size) throw new IsoError("too_large");
      const problem = record.link ? "shortcut" : beyond ? "truncated" : null;
      yield { path, extents: record.extents, ...(problem ? { problem } : {}) };
    }
  }
  // Discs in UDF carry a stub for old computers, with at most a note.
  if (udf && files <= 1) throw new IsoError("udf");
}

type Naming = "plain" | "joliet";
type Volume = { root: Extent; names: Naming; block: number; length: number };

const sector = 2048;
const firstDescriptor = 16 * sector;
const maxDescriptors = 32;
const maxSessions = 99;

/**
 * The volume of the last session: a disc that was written on again lists all of its files there, and only there those
 * that were added.
 */
async function findVolume(readRange: ReadRange, size: number): Promise<Volume & { udf: boolean }> {
  let [found, begin] = [await volumeAt(readRange, size, 0), 0];
  for (let session = 1; session < maxSessions; session++) {
    // Some programs count a session's length from its own beginning, some from that of the disc.
    const ends = [...new Set([begin + found.length, found.length])].filter((end) => end >= begin + firstDescriptor);
    const next = await firstOf(ends, (end) => sessionAfter(readRange, size, end));
    const later = next && (await volumeAt(readRange, size, next).catch(() => null));
    if (!later || later.root.at + later.root.length > size) break;
    [found, begin] = [{ ...later, udf: later.udf || found.udf }, next];
  }
  return found;
}

async function firstOf<T, R>(items: readonly T[], look: (item: T) => Promise<R | null>): Promise<R | null> {
  for (const item of items) {
    const found = await look(item);
    if (found !== null) return found;
  }
  return null;
}

const piece = 512 * sector;
/** Between two sessions of a CD lie 11,400 empty sectors, and a few for the drive to settle. */
const widestGap = 24 * piece;

/** Where a session begins behind `end`: its first descriptor lies 16 sectors further. */
async function sessionAfter(readRange: ReadRange, size: number, end: number): Promise<number | null> {
  const from = Math.ceil(end / sector) * sector + firstDescriptor;
  const until = Math.min(size, from + widestGap);
  for (let at = from; at + sector <= until; at += piece) {
    const bytes = await readRange(at, Math.min(until, at + piece));
    for (let offset = 0; offset + sector <= bytes.length; offset += sector)
      if (bytes[offset] === 1 && latin(bytes.subarray(offset + 1, offset + 6)) === "CD001")
        return at + offset - firstDescriptor;
  }
  return null;
}

/** Joliet's tree where there is one: its names are those that the person knows. */
async function volumeAt(readRange: ReadRange, size: number, begin: number): Promise<Volume & { udf: boolean }> {
  const first = begin + firstDescriptor;
  const bytes = await readRange(first, Math.min(size, first + maxDescriptors * sector));
  let [primary, joliet, udf]: [Volume | null, Volume | null, boolean] = [null, null, false];
  for (let at = 0; at + sector <= bytes.length; at += sector) {
    const descriptor = bytes.subarray(at, at + sector);
    const mark = latin(descriptor.subarray(1, 6));
    if (mark.startsWith("NSR0")) udf = true;
    if (mark !== "CD001") {
      if (["BEA01", "NSR02", "NSR03", "TEA01", "BOOT2"].includes(mark)) continue;
      break;
    }
    if (descriptor[0] === 1) primary ??= volume(descriptor, "plain");
    if (descriptor[0] === 2 && /^%\/[@CE]/.test(latin(descriptor.subarray(88, 91))))
      joliet ??= volume(descriptor, "joliet");
  }
  const found = joliet ?? primary;
  if (!found) throw new IsoError(udf ? "udf" : "not_iso");
  return { ...found, udf };
}

function volume(descriptor: Uint8Array, names: Naming): Volume {
  const block = viewOf(descriptor).getUint16(128, true);
  if (![512, 1024, 2048].includes(block)) throw new IsoError("damaged");
  const length = viewOf(descriptor).getUint32(80, true) * block;
  return { root: extentOf(descriptor.subarray(156, 190), block), names, block, length };
}

type Entry = { name: string; folder: boolean; link: boolean; more: boolean; extents: Extent[] };

const maxOneFolder = 16 * 2 ** 20;

async function readExtents(readRange: ReadRange, extents: readonly Extent[], size: number): Promise<Uint8Array> {
  if (bytesOf(extents) > maxOneFolder) throw new IsoError("too_large");
  if (extents.some(({ at, length }) => at + length > size)) throw new IsoError("truncated");
  const parts = await Promise.all(extents.map(({ at, length }) => readRange(at, at + length)));
  const whole = concatenate(parts);
  if (whole.length !== bytesOf(extents)) throw new IsoError("truncated");
  return whole;
}

function parseFolder(bytes: Uint8Array, block: number, names: Naming): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at] ?? 0;
    if (length === 0) {
      // A record never crosses a sector; the rest of this one is empty.
      at = (Math.floor(at / sector) + 1) * sector;
      continue;
    }
    const record = bytes.subarray(at, at + length);
    const nameEnd = 33 + (record[32] ?? 0);
    if (length < 34 || record.length < length || nameEnd > length) throw new IsoError("damaged");
    at += length;
    const raw = record.subarray(33, nameEnd);
    const flags = record[25] ?? 0;
    const isSelfOrParent = raw.length === 1 && (raw[0] ?? 0) <= 1;
    const isFork = (flags & 0x04) !== 0;
    if (isSelfOrParent || isFork) continue;
    // Interleaved files were never seen on a disc of pictures.
    if (record[26] !== 0 || record[27] !== 0) throw new IsoError("damaged");
    const { rockRidge, link } =
      names === "plain" ? systemUse(record.subarray(nameEnd + (1 - (raw.length % 2)))) : noSystemUse;
    entries.push({
      name: rockRidge ? harmless(rockRidge) : nameOf(raw, names),
      ...{ folder: (flags & 0x02) !== 0, more: (flags & 0x80) !== 0, link },
      extents: [extentOf(record, block)],
    });
  }
  return entries;
}

/** A file above 4 GiB is a run of records of one name, all but the last marked "more". */
function joinExtents(entries: readonly Entry[]): Entry[] {
  const joined: Entry[] = [];
  let open: Entry | null = null;
  for (const entry of entries) {
    if (open && open.name === entry.name) open.extents.push(...entry.extents);
    else joined.push((open = { ...entry, extents: [...entry.extents] }));
    if (!entry.more) open = null;
  }
  return joined;
}

function extentOf(record: Uint8Array, block: number): Extent {
  const view = viewOf(record);
  return { at: (view.getUint32(2, true) + view.getUint8(1)) * block, length: view.getUint32(10, true) };
}

function nameOf(raw: Uint8Array, names: Naming): string {
  const written = new TextDecoder(names === "joliet" ? "utf-16be" : "windows-1252").decode(raw);
  return harmless(written.replace(/;\d+$/, "").replace(/\.$/, ""));
}

/** Names are only shown and compared, never written to: what could lead elsewhere is made plain. */
function harmless(name: string): string {
  const plain = name.replace(/[\p{Cc}/\\]/gu, "_");
  return /^\.{0,2}$/.test(plain) ? "_" : plain;
}

const noSystemUse = { rockRidge: "", link: false };

/** Rock Ridge: NM holds the name as it was, SL marks a link. A name that goes on elsewhere is left to ISO 9660. */
function systemUse(bytes: Uint8Array): { rockRidge: string; link: boolean } {
  let [rockRidge, link, whole] = ["", false, true];
  for (let at = 0; at + 4 <= bytes.length;) {
    const length = bytes[at + 2] ?? 0;
    if (length < 4 || at + length > bytes.length) break;
    const mark = latin(bytes.subarray(at, at + 2));
    if (mark === "SL") link = true;
    if (mark === "NM" && length > 5) {
      const flags = bytes[at + 4] ?? 0;
      whole = (flags & 0x01) === 0;
      if ((flags & 0x06) === 0) rockRidge += new TextDecoder().decode(bytes.subarray(at + 5, at + length));
    }
    at += length;
  }
  return { rockRidge: whole ? rockRidge : "", link };
}

function bytesOf(extents: readonly Extent[]): number {
  return extents.reduce((sum, { length }) => sum + length, 0);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
