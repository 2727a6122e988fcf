import type { Text } from "#lib/platform/language.ts";
import { checkedStream } from "#lib/upload/checksum.ts";
import type { Source } from "#lib/upload/checksum.ts";
import { IsoError, isoFiles } from "#lib/upload/iso.ts";
import { leftOut } from "#lib/upload/sift.ts";
import type { Sifted } from "#lib/upload/sift.ts";
import { ZipError, inflateEntry, zipEntries } from "#lib/upload/zip.ts";
import type { ReadRange, ZipEntry, ZipLimits } from "#lib/upload/zip.ts";

/** A file as the person chose it; the path stays in the browser. */
export type PickedFile = { path: string; file: Source };

/** A file inside another, or the reason why one cannot be had. */
export type PackedFile = PickedFile & { sifted?: Extract<Sifted, { kind: "left_out" }> };

/** What a downloaded scan may be: larger than a pack, with folders, and made by any program. */
export const archiveLimits: ZipLimits = {
  maxEntries: 250_000,
  maxEntrySize: 4 * 2 ** 30,
  maxTotalSize: 64 * 2 ** 30,
  maxRatio: 250,
  ratioFrom: 2 ** 20,
  foreign: true,
};

/**
 * The files of a ZIP or a disc image, read in place and unpacked only when they are read. Never throws: an archive that
 * cannot be opened, or breaks off, is itself the last file, with its reason.
 */
export async function* filesInside(archive: PickedFile, form: "zip" | "program" | "iso"): AsyncGenerator<PackedFile> {
  try {
    yield* form === "iso" ? filesInIso(archive) : filesInZip(archive);
  } catch (failure) {
    const why = form === "program" ? leftOut("disc_program") : refusal(failure);
    yield { ...archive, sifted: { kind: "left_out", ...why } };
  }
}

function refusal(failure: unknown) {
  if (failure instanceof IsoError) return leftOut("disc_image", failure.words);
  if (!(failure instanceof ZipError)) return leftOut("unreadable");
  return leftOut(failure.reason === "encrypted" ? "locked" : "archive", failure.words);
}

async function* filesInZip(archive: PickedFile): AsyncGenerator<PackedFile> {
  const file = await inPlace(archive.file);
  const closed: (PackedFile & { why: NonNullable<ZipEntry["closed"]> })[] = [];
  let isOpen = false;
  for await (const { closed: why, ...entry } of zipEntries(rangesOf(file), file.size, archiveLimits)) {
    const inside = { path: `${archive.path}/${entry.name}`, file: entrySource(file, entry) };
    if (why) closed.push({ ...inside, why });
    else yield inside;
    isOpen ||= why === undefined;
  }
  const reason = closed.map(({ why }) => why).find((why) => why !== "link");
  if (!isOpen && reason) throw new ZipError(reason);
  for (const { why, ...inside } of closed) yield { ...inside, sifted: { kind: "left_out", ...closedEntry(why) } };
}

function closedEntry(why: NonNullable<ZipEntry["closed"]>) {
  if (why === "link") return leftOut("shortcut");
  return why === "encrypted" ? leftOut("locked", closedWords.encrypted) : leftOut("archive", closedWords.unsupported);
}

const closedWords = {
  encrypted: {
    en: "Some files of a ZIP file are password protected",
    es: "Algunos archivos de un archivo ZIP están protegidos con contraseña",
  },
  unsupported: {
    en: "Some files of a ZIP file are packed in a way that cannot be opened here",
    es: "Algunos archivos de un archivo ZIP están comprimidos de una forma que no se puede abrir aquí",
  },
} as const satisfies Record<string, Text>;

async function* filesInIso(archive: PickedFile): AsyncGenerator<PackedFile> {
  const file = await inPlace(archive.file);
  for await (const { path, extents, problem } of isoFiles(rangesOf(file), file.size)) {
    // A Blob of Blobs copies nothing.
    const inside = {
      path: `${archive.path}/${path}`,
      file: new Blob(extents.map(({ at, length }) => file.slice(at, at + length))),
    };
    yield problem ? { ...inside, sifted: { kind: "left_out", ...leftOut(problem) } } : inside;
  }
}

const window = 16 * 2 ** 10;

/** Reads a little further than asked: of many small entries the headers lie side by side. */
function rangesOf(file: Blob): ReadRange {
  let [from, kept] = [0, new Uint8Array()];
  return async (start, end) => {
    if (start < from || end > from + kept.length) {
      const until = Math.max(end, Math.min(file.size, start + window));
      [from, kept] = [start, new Uint8Array(await file.slice(start, until).arrayBuffer())];
    }
    return kept.slice(start - from, end - from);
  };
}

const largestInside = 2 * 2 ** 30;

/** What lies deflated in another archive cannot be read from its middle: the browser puts it aside, on its disk. */
async function inPlace(file: Source): Promise<Blob> {
  if (file instanceof Blob) return file;
  if (file.size > largestInside) throw new ZipError("too_large");
  return new Response(file.stream()).blob();
}

const maxInMemory = 256 * 2 ** 20;
const piece = 2 ** 20;

/** Every reading inflates anew: a header needs only the beginning, and two readings cost less than keeping them all. */
function entrySource(archive: Blob, entry: ZipEntry): Source {
  const { dataOffset, method, size } = entry;
  const end = dataOffset + entry.compressedSize;
  const whole = async (): Promise<ArrayBuffer> => {
    if (size > maxInMemory) throw new ZipError("too_large");
    const compressed = new Uint8Array(await archive.slice(dataOffset, end).arrayBuffer());
    return (await inflateEntry(compressed, entry)).slice().buffer;
  };
  const stream = (portion = piece): ReadableStream<Uint8Array<ArrayBuffer>> => {
    const stored = pieces(archive, dataOffset, end, portion);
    return method === 0 ? stored : stored.pipeThrough(new DecompressionStream("deflate-raw"));
  };
  return {
    size,
    arrayBuffer: whole,
    slice: (from, to) => ({
      arrayBuffer: async () => {
        if (method === 0) return archive.slice(dataOffset + from, Math.min(end, dataOffset + to)).arrayBuffer();
        if (to >= size && size <= maxInMemory) return (await whole()).slice(from, to);
        return range(stream(Math.min(piece, to + 4096)), from, Math.min(to, size));
      },
    }),
    stream: () => stream().pipeThrough(checkedStream(size, entry.crc32, () => new ZipError("damaged"))),
  };
}

/** Bytes of a file as they are asked for. */
function pieces(file: Blob, start: number, end: number, portion: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = start;
  return new ReadableStream({
    async pull(controller) {
      const bytes = new Uint8Array(await file.slice(at, Math.min(end, at + portion)).arrayBuffer());
      at += bytes.length;
      if (bytes.length > 0) controller.enqueue(bytes);
      if (at >= end || bytes.length === 0) controller.close();
    },
  });
}

/** Bytes from … to − 1 of a stream, which is left as soon as they are there. */
async function range(stream: ReadableStream<Uint8Array>, from: number, to: number): Promise<ArrayBuffer> {
  const reader = stream.getReader();
  const kept = new Uint8Array(to - from);
  let at = 0;
  try {
    while (at < to) {
      const { done, value } = await reader.read();
      if (done) break;
      const part = value.subarray(Math.max(0, from - at), Math.max(0, to - at));
      kept.set(part, Math.max(0, at - from));
      at += value.length;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
  return kept.buffer.slice(0, Math.max(0, Math.min(at, to) - from));
}
