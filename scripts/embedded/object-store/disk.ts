import { randomUUID } from "node:crypto";
import { linkSync, renameSync, rmSync } from "node:fs";
import { mkdir, open, rename, rm, writeFile, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";

/*
 * A sealed file is a body followed by its record (JSON), the record's length and a mark. Body and record come into
 * being together by one link or rename, so a crash leaves either the whole object or a draft that the next start sweeps.
 */
const mark = Buffer.from("SEALED01");
const footerLength = 4 + mark.length;
const writeSize = 1 << 20;

/** A file being written, which nobody can see yet. */
export type Draft = {
  readonly path: string;
  write: (piece: Buffer) => Promise<void> | undefined;
  /** Ends the file with its record; when this returns, it is on the disk. */
  seal: (record: object) => Promise<void>;
  discard: () => Promise<void>;
};

/** A sealed file, open: what is read through it stays the same even if the name is replaced or removed. */
export type Sealed<R> = { readonly handle: FileHandle; readonly record: R; readonly size: number };

/** Starts a draft in the folder. */
export async function startDraft(folder: string): Promise<Draft> {
  const path = join(folder, randomUUID());
  const handle = await open(path, "wx", 0o600);
  let pieces: Buffer[] = [];
  let held = 0;
  let writing: Promise<void> = Promise.resolve();

  // One write is under way while the next is gathered, so that the disk and the network work at the same time.
  const flush = async () => {
    const batch = pieces;
    pieces = [];
    held = 0;
    await writing;
    writing = writeAll(handle, batch);
    writing.catch(() => undefined);
  };
  return {
    path,
    write(piece) {
      pieces.push(piece);
      held += piece.length;
      return held < writeSize ? undefined : flush();
    },
    async seal(record) {
      pieces.push(footerOf(record));
      await flush();
      await writing;
      await handle.sync();
      await handle.close();
    },
    async discard() {
      await writing.catch(() => undefined);
      await handle.close().catch(() => undefined);
      await rm(path, { force: true });
    },
  };
}

/** Opens a sealed file, or answers undefined where there is none. The caller closes the handle. */
export async function openSealed<R>(path: string): Promise<Sealed<R> | undefined> {
  const handle = await open(path, "r").catch(undefinedIfMissing);
  if (!handle) return undefined;
  try {
    const { size: length } = await handle.stat();
    const footer = await readExactly(handle, length - footerLength, footerLength);
    if (!footer.subarray(4).equals(mark)) throw new Error("A stored file is damaged");
    const recordLength = footer.readUInt32BE(0);
    const size = length - footerLength - recordLength;
    const record = JSON.parse((await readExactly(handle, size, recordLength)).toString("utf8")) as R;
    return { handle, record, size };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Reads only the record of a sealed file. */
export async function readRecord<R>(path: string): Promise<R | undefined> {
  const sealed = await openSealed<R>(path);
  await sealed?.handle.close();
  return sealed?.record;
}

/**
 * Gives a sealed draft its name, at once and whole. With `exclusive`, answers false if the name is taken.
 * Synchronous on purpose: what is kept in memory about the name changes in the same turn.
 */
export function publish(draft: string, path: string, exclusive: boolean): boolean {
  if (!exclusive) {
    renameSync(draft, path);
    return true;
  }
  try {
    linkSync(draft, path);
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }
  rmSync(draft, { force: true });
  return true;
}

/** Writes a small file whole or not at all; it is drafted in `draftFolder`. */
export async function writeWhole(path: string, text: string, draftFolder: string): Promise<void> {
  const draft = join(draftFolder, randomUUID());
  try {
    await writeFile(draft, text, { mode: 0o600, flush: true });
    await rename(draft, path);
    await syncFolder(dirname(path));
  } finally {
    await rm(draft, { force: true });
  }
}

/** Makes a folder that survives a power cut. */
export async function makeFolder(path: string): Promise<void> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 });
  if (made !== undefined) await syncFolder(dirname(path));
}

/** Makes names given or removed in a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** For `.catch`: a file that does not exist reads as undefined. */
export function undefinedIfMissing(error: unknown): undefined {
  if (!isCode(error, "ENOENT")) throw error;
}

/** Whether an error is the system's error of that name. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function footerOf(record: object): Buffer {
  const json = Buffer.from(JSON.stringify(record));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([json, length, mark]);
}

async function writeAll(handle: FileHandle, pieces: Buffer[]): Promise<void> {
  const total = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const { bytesWritten } = await handle.writev(pieces);
  // A short write is rare (a disk nearly full); the remainder goes out as one piece.
  if (bytesWritten < total) await handle.appendFile(Buffer.concat(pieces).subarray(bytesWritten));
}

async function readExactly(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  if (position < 0) throw new Error("A stored file is damaged");
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw new Error("A stored file is damaged");
  return buffer;
}
