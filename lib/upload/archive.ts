import type { Source } from "#lib/upload/checksum.ts";
import { ZipError, inflateEntry, inflateRaw, readPackDirectory } from "#lib/upload/zip.ts";
import type { ZipEntry, ZipLimits } from "#lib/upload/zip.ts";

/** What a downloaded scan may be: larger than a pack, with folders, and made by any program. */
const archiveLimits: ZipLimits = {
  maxEntries: 50_000,
  maxEntrySize: 4 * 2 ** 30,
  maxTotalSize: 32 * 2 ** 30,
  maxRatio: 250,
  ratioFrom: 2 ** 20,
  foreign: true,
};

/**
 * The files of a ZIP that a person chose, unpacked only when they are read. Throws `ZipError` before the first file.
 * A file whose bytes turn out damaged fails when it is read, like a scratched disc.
 */
export async function* filesInZip(archive: {
  path: string;
  file: Source;
}): AsyncGenerator<{ path: string; file: Source }> {
  const readRange = async (start: number, end: number) =>
    new Uint8Array(await archive.file.slice(start, end).arrayBuffer());
  const entries = await readPackDirectory(readRange, archive.file.size, archiveLimits);
  for (const entry of entries) yield { path: `${archive.path}/${entry.name}`, file: entrySource(archive.file, entry) };
}

const maxInMemory = 512 * 2 ** 20;

/** Every reading inflates anew: a header needs only the beginning, and two readings cost less than keeping them all. */
function entrySource(archive: Source, entry: ZipEntry): Source {
  const end = entry.dataOffset + entry.compressedSize;
  const compressed = async (until = end) =>
    new Uint8Array(await archive.slice(entry.dataOffset, Math.min(until, end)).arrayBuffer());
  const whole = async (): Promise<ArrayBuffer> => {
    if (entry.size > maxInMemory) throw new ZipError("too_large");
    return (await inflateEntry(await compressed(), entry)).slice().buffer;
  };
  return {
    size: entry.size,
    arrayBuffer: whole,
    slice: (from, to) => ({
      arrayBuffer: async () => {
        if (entry.method === 0)
          return archive.slice(entry.dataOffset + from, Math.min(end, entry.dataOffset + to)).arrayBuffer();
        if (to >= entry.size) return (await whole()).slice(from, to);
        const start = await inflateRaw(await compressed(entry.dataOffset + to + 4096), to, true);
        return start.slice(from, to).buffer;
      },
    }),
    stream: () =>
      new ReadableStream({
        start: async (controller) => {
          controller.enqueue(new Uint8Array(await whole()));
          controller.close();
        },
      }),
  };
}
