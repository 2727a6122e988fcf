import { maxHeaderBytes } from "#lib/imaging/dicom.ts";
import type { DicomHeader } from "#lib/imaging/dicom.ts";
import { filesInside } from "#lib/upload/archive.ts";
import type { PackedFile, PickedFile } from "#lib/upload/archive.ts";
import { readingTogether } from "#lib/upload/read-together.ts";
import { leftOut, sift } from "#lib/upload/sift.ts";
import type { Sifted } from "#lib/upload/sift.ts";

/** A chosen file, or one inside it, and what it is. */
export type LookedAt = PickedFile & Exclude<Sifted, { kind: "need_more" }>;

type Archive = PickedFile & Extract<Sifted, { kind: "archive" }>;
type Chosen = AsyncIterable<PickedFile> | Iterable<PickedFile>;

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
  const alike = lengthsOfAlike();
  return async ({ path, file, sifted: known }: PackedFile): Promise<LookedAt> => {
    if (known) return { path, file, ...known };
    const { length: expected, found } = await alike(file.size);
    try {
      for (let wanted = expected; ; wanted = Math.max(64 * kilobyte, 4 * wanted)) {
        const length = Math.min(wanted, file.size, maxHeaderBytes);
        const head = await (length > long ? readLong : read)(file, 0, length).catch(() => null);
        if (!head) return { path, file, kind: "left_out", ...leftOut("unreadable") };
        const sifted = await sift(path, file.size, head);
        if (sifted.kind === "image") found(Math.max(least, headerLength(sifted.header)));
        if (sifted.kind !== "need_more") return { path, file, ...sifted };
        if (length >= Math.min(file.size, maxHeaderBytes))
          return { path, file, kind: "left_out", ...leftOut("damaged") };
      }
    } finally {
      found(null);
    }
  };
}

/** Files of one series that are not compressed are of one size, to a few bytes in their headers. */
const alikeIn = 16 * kilobyte;

/**
 * How long the beginning of a file of so many bytes may be: as it was of the last one of about its size, which is waited
 * for where it is being looked at for the first time; else as it was of the last one of all. Each tells what it found,
 * null where it was no image.
 */
function lengthsOfAlike() {
  const lengths = new Map<number, number | Promise<number>>();
  let last = first;
  return async (size: number): Promise<{ length: number; found: (length: number | null) => void }> => {
    const about = Math.floor(size / alikeIn);
    const before = lengths.get(about);
    let tell: ((length: number) => void) | undefined;
    if (before === undefined) lengths.set(about, new Promise((resolve) => (tell = resolve)));
    const found = (length: number | null): void => {
      if (length !== null) lengths.set(about, (last = length));
      tell?.(last);
    };
    return { length: (await before) ?? last, found };
  };
}

/** With room for what the next one of its series may have more. A header that is packed itself is short. */
const headerLength = ({ pixelDataOffset }: DicomHeader): number => (pixelDataOffset ?? 0) + kilobyte;

/** The first bytes of a file; null where they cannot be read. */
export async function beginning(file: PickedFile["file"], length: number): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.slice(0, Math.min(length, file.size)).arrayBuffer());
  } catch {
    return null;
  }
}
