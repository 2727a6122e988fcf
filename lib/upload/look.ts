import type { Stretch } from "#lib/imaging/data-set.ts";
import { maxHeaderBytes } from "#lib/imaging/dicom.ts";
import { filesInside } from "#lib/upload/archive.ts";
import type { PackedFile, PickedFile } from "#lib/upload/archive.ts";
import type { Source } from "#lib/upload/checksum.ts";
import { readingTogether, type ReadSlice } from "#lib/upload/read-together.ts";
import { leftOut, sift } from "#lib/upload/sift.ts";
import type { Sifted } from "#lib/upload/sift.ts";

/** A chosen file, or one inside it, and what it is. */
export type LookedAt = PickedFile & Exclude<Sifted, { kind: "need_more" }>;

type Archive = PickedFile & Extract<Sifted, { kind: "archive" }>;
type Image = Extract<Sifted, { kind: "image" }>;
type Chosen = AsyncIterable<PickedFile> | Iterable<PickedFile>;

/** Twice as many would be quicker by a tenth, and keep the page from answering for up to 90 ms. */
const readers = 64;
const together = 32;
const kilobyte = 2 ** 10;
/** How much of a file is read at first: little, as files differ more in their pictures than in what stands before. */
const least = 8 * kilobyte;
const first = 16 * kilobyte;
/** Longer beginnings are read alone, two at a time: of a header of 16 MiB few may be held at once. */
const long = 256 * kilobyte;
/** A ZIP of discs or of ZIPs is opened, and what lies deeper is named. */
const deepest = 2;
/** Of all archives of one choice together: many small bombs are one large one. */
const maxFilesInside = 250_000;

/**
 * Looks at the beginning of every chosen file, as much of it as the headers of others like it were long, then into the
 * archives among them, then into the archives in those. `visit` hears of each file as it is known. Rejects only when
 * `signal` aborts.
 */
export async function lookThrough(files: Chosen, visit: (one: LookedAt) => void, signal?: AbortSignal): Promise<void> {
  const look = createLook();
  let inside = 0;
  let round: AsyncGenerator<PackedFile> = each(files);
  for (let depth = 0; ; depth++) {
    const archives: Archive[] = [];
    const lane = async (): Promise<void> => {
      for (;;) {
        signal?.throwIfAborted();
        const next = await round.next();
        if (next.done) return;
        if (depth > 0 && ++inside > maxFilesInside) {
          visit({ ...next.value, ...tooMany });
          return;
        }
        const one = await look(next.value);
        if (one.kind !== "archive") visit(one);
        else if (depth < deepest) archives.push(one);
        else visit({ path: one.path, file: one.file, ...tooDeep });
      }
    };
    await Promise.all(Array.from({ length: readers }, lane));
    if (archives.length === 0) return;
    round = insideAll(archives);
  }
}

async function* each(files: Chosen): AsyncGenerator<PackedFile> {
  yield* files;
}

async function* insideAll(archives: readonly Archive[]): AsyncGenerator<PackedFile> {
  for (const { path, file, form } of archives) yield* filesInside({ path, file }, form);
}

const tooDeep: Sifted & { kind: "left_out" } = {
  kind: "left_out",
  ...leftOut("archive", {
    en: "This packed file lies too deep inside other packed files",
    es: "Este archivo comprimido está demasiado adentro de otros archivos comprimidos",
  }),
};
const tooMany: Sifted & { kind: "left_out" } = {
  kind: "left_out",
  ...leftOut("archive", {
    en: "The packed files hold too many files. We stopped here",
    es: "Los archivos comprimidos contienen demasiados archivos. Nos detuvimos aquí",
  }),
};

function createLook() {
  const read = readingTogether(together);
  const readLong = readingTogether(1);
  const alike = beginningsOfAlike();
  return async ({ path, file, sifted: known }: PackedFile): Promise<LookedAt> => {
    if (known) return { path, file, ...known };
    const { expected, found } = await alike(file.size);
    let { length: wanted, unread } = expected;
    try {
      for (;;) {
        const length = Math.min(wanted, file.size, maxHeaderBytes);
        // Of a file inside another, what is passed over would be unpacked all the same.
        const gap = unread && unread.end < length && file instanceof Blob ? unread : null;
        const head = await readAround(length > long ? readLong : read, file, length, gap).catch(() => null);
        if (!head) return { path, file, kind: "left_out", ...leftOut("unreadable") };
        const sifted = await sift(path, file.size, head);
        unread = null;
        if (gap && !(sifted.kind === "image" && holds(sifted.unread, gap))) continue;
        if (sifted.kind === "image") found(beginningOf(sifted));
        if (sifted.kind !== "need_more") return { path, file, ...sifted };
        if (length >= Math.min(file.size, maxHeaderBytes))
          return { path, file, kind: "left_out", ...leftOut("damaged") };
        wanted = Math.max(64 * kilobyte, 4 * wanted);
      }
    } finally {
      found(null);
    }
  };
}

/** The first bytes of a file, with zeros in the gap, which is not read. */
async function readAround(read: ReadSlice, file: Source, length: number, gap: Stretch | null): Promise<Uint8Array> {
  if (!gap) return read(file, 0, length);
  const [before, after] = await Promise.all([read(file, 0, gap.start), read(file, gap.end, length)]);
  const head = new Uint8Array(length);
  head.set(before);
  head.set(after, gap.end);
  return head;
}

/** Whether a gap lies within a value that nobody looks into: then its bytes change nothing, as all before it was read. */
const holds = (unread: Stretch | null, gap: Stretch): boolean =>
  unread !== null && unread.start <= gap.start && gap.end <= unread.end;

/** Files of one series that are not compressed are of one size, to a few bytes in their headers. */
const alikeIn = 16 * kilobyte;

/** How much of a file is to be read, and what in it need not be. */
type Beginning = { length: number; unread: Stretch | null };

/**
 * How the beginning of a file of so many bytes may be: as it was of the last one of about its size, which is waited for
 * where it is being looked at for the first time; else as long as it was of the last one of all. Each tells what it found,
 * null where it was no image.
 */
function beginningsOfAlike() {
  const beginnings = new Map<number, Beginning | Promise<Beginning>>();
  let last = first;
  return async (size: number): Promise<{ expected: Beginning; found: (beginning: Beginning | null) => void }> => {
    const about = Math.floor(size / alikeIn);
    const before = beginnings.get(about);
    let tell: ((beginning: Beginning) => void) | undefined;
    if (before === undefined) beginnings.set(about, new Promise((resolve) => (tell = resolve)));
    const found = (beginning: Beginning | null): void => {
      if (beginning !== null) {
        beginnings.set(about, beginning);
        last = beginning.length;
      }
      tell?.(beginning ?? { length: last, unread: null });
    };
    return { expected: (await before) ?? { length: last, unread: null }, found };
  };
}

/** What the next one of its series may differ by, on either side. */
const leeway = kilobyte;

/** To read twice is not worth less. */
const leastGap = 16 * kilobyte;

/** A header that is packed itself is short. */
function beginningOf({ header, unread }: Image): Beginning {
  const length = Math.max(least, (header.pixelDataOffset ?? 0) + leeway);
  if (!unread || unread.end - unread.start < leastGap) return { length, unread: null };
  return { length, unread: { start: unread.start + leeway, end: unread.end - leeway } };
}

/** The first bytes of a file; null where they cannot be read. */
export async function beginning(file: PickedFile["file"], length: number): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.slice(0, Math.min(length, file.size)).arrayBuffer());
  } catch {
    return null;
  }
}
