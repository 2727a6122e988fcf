import { createReadStream, openAsBlob } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { unreadable } from "#app/_upload/unreadable.ts";
import type { Source } from "#lib/upload/checksum.ts";
import { packTarget } from "#lib/upload/limits.ts";
import type { PickedFile } from "#lib/upload/plan.ts";

/** The files of a folder and all folders in it, or one file. What cannot be opened comes along and fails when it is read. */
export async function* chosenFiles(path: string, name = basename(path)): AsyncGenerator<PickedFile> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile()) {
    yield { path: name, file: await fileSource(path, found.size) };
    return;
  }
  const entries = found?.isDirectory() ? await readdir(path, { withFileTypes: true }).catch(() => null) : null;
  if (!entries) {
    yield { path: name, file: unreadable };
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
    // Links are not followed: one that leads upwards would never end.
    if (!entry.isSymbolicLink()) yield* chosenFiles(join(path, entry.name), `${name}/${entry.name}`);
}

/** A file that is opened for each reading and held by none; a large one stays on the disk when it is packed. */
async function fileSource(path: string, size: number): Promise<Source> {
  if (size > packTarget) return openAsBlob(path);
  const read = (start: number, end: number) => readPart(path, start, Math.min(end, size));
  return {
    size,
    arrayBuffer: () => read(0, size),
    slice: (start, end) => ({ arrayBuffer: () => read(start, end) }),
    stream: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array<ArrayBuffer>>,
  };
}

async function readPart(path: string, start: number, end: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(Math.max(0, end - start));
  const file = await open(path);
  try {
    for (let at = 0; at < bytes.length;) {
      const { bytesRead } = await file.read(bytes, at, bytes.length - at, start + at);
      if (bytesRead === 0) throw new RangeError("The file has become shorter since it was chosen");
      at += bytesRead;
    }
    return bytes.buffer;
  } finally {
    await file.close();
  }
}
