import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Sums } from "./body.ts";
import {
  isCode,
  makeFolder,
  openSealed,
  publish,
  readRecord,
  startDraft,
  syncFolder,
  undefinedIfMissing,
  writeWhole,
  type Draft,
} from "./disk.ts";
import { Fault } from "./fault.ts";
import type { ObjectRecord, Objects } from "./objects.ts";

/** A multipart upload that is under way. */
export type Upload = { id: string; key: string; started: string; headers: Record<string, string> };

/** One part of it that has arrived. */
export type Part = { number: number; size: number; etag: string; modified: string; sha256?: string; crc32?: string };

/** What the client says a part is when it completes the upload. */
export type NamedPart = { number: number; etag: string; sha256?: string | undefined; crc32?: string | undefined };

/** The multipart uploads of one bucket. */
export type Uploads = ReturnType<typeof uploadsIn>;

const smallestPart = 5 * 2 ** 20;

/** Keeps uploads, a folder each with one sealed file a part; drafts of whole objects are made in `draftFolder`. */
export function uploadsIn(folder: string, draftFolder: string, objects: Objects) {
  const folderOf = (id: string) => join(folder, id);
  const partPath = (id: string, number: number) => join(folderOf(id), `${number}.part`);

  async function start(key: string, headers: Record<string, string>): Promise<Upload> {
    const upload = { id: randomUUID(), key, started: new Date().toISOString(), headers };
    const draft = join(draftFolder, upload.id);
    await makeFolder(draft);
    await writeWhole(join(draft, "upload.json"), JSON.stringify(upload), draftFolder);
    await rename(draft, folderOf(upload.id));
    await syncFolder(folder);
    return upload;
  }

  async function find(id: string, key: string): Promise<Upload> {
    const upload = await read(id);
    if (upload?.key !== key) throw new Fault("NoSuchUpload");
    return upload;
  }

  async function list(): Promise<Upload[]> {
    const found = await Promise.all((await readdir(folder)).map(read));
    return found.filter((upload) => upload !== undefined);
  }

  async function read(id: string): Promise<Upload | undefined> {
    if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
    const text = await readFile(join(folderOf(id), "upload.json"), "utf8").catch(undefinedIfMissing);
    return text === undefined ? undefined : (JSON.parse(text) as Upload);
  }

  async function savePart(upload: Upload, number: number, draft: Draft, { md5, ...sums }: Sums): Promise<Part> {
    const part: Part = { number, etag: md5, modified: new Date().toISOString(), ...sums };
    await draft.seal(part);
    try {
      publish(draft.path, partPath(upload.id, number), false);
      await syncFolder(folderOf(upload.id));
    } catch (error) {
      throw isCode(error, "ENOENT") ? new Fault("NoSuchUpload") : error;
    }
    return part;
  }

  async function parts(upload: Upload): Promise<Part[]> {
    const names = await readdir(folderOf(upload.id)).catch(undefinedIfMissing);
    if (!names) throw new Fault("NoSuchUpload");
    const files = names.filter((name) => name.endsWith(".part"));
    const found = await Promise.all(files.map((name) => readRecord<Part>(join(folderOf(upload.id), name))));
    const there = found.filter((part) => part !== undefined);
    // Parts go only together with their upload: it was completed or given up at this moment.
    if (there.length < found.length) throw new Fault("NoSuchUpload");
    return there.sort((a, b) => a.number - b.number);
  }

  /** Joins the named parts to one object. Repeating it after a lost reply is harmless. */
  async function complete(upload: Upload, named: NamedPart[], exclusive: boolean): Promise<ObjectRecord> {
    const chosen = chosenParts(await parts(upload), named);
    if (exclusive) await objects.refuseExisting(upload.key);
    const draft = await startDraft(draftFolder);
    try {
      for (const part of chosen) await append(draft, upload, part);
      const record: ObjectRecord = {
        key: upload.key,
        size: chosen.reduce((sum, part) => sum + part.size, 0),
        etag: joinedEtag(chosen),
        modified: new Date().toISOString(),
        headers: upload.headers,
        uploadId: upload.id,
      };
      await objects.commit(draft, record, exclusive);
      await discard(upload);
      return record;
    } finally {
      await draft.discard();
    }
  }

  async function append(draft: Draft, upload: Upload, part: Part): Promise<void> {
    const sealed = await openSealed<Part>(partPath(upload.id, part.number));
    if (!sealed) throw new Fault("NoSuchUpload");
    const { handle, record, size } = sealed;
    try {
      if (record.etag !== part.etag) throw new Fault("InvalidPart");
      if (size === 0) return;
      const stream = handle.createReadStream({ end: size - 1, highWaterMark: 1 << 20, autoClose: false });
      for await (const piece of stream) await draft.write(piece as Buffer);
    } finally {
      await handle.close();
    }
  }

  /** The upload vanishes by one rename; what the removal leaves behind a crash is swept at the next start. */
  async function discard(upload: Upload): Promise<void> {
    const grave = join(draftFolder, `${upload.id}.gone`);
    await rename(folderOf(upload.id), grave).catch(undefinedIfMissing);
    await syncFolder(folder);
    await rm(grave, { recursive: true, force: true });
  }

  return { start, find, list, savePart, parts, complete, discard };
}

function chosenParts(have: Part[], named: NamedPart[]): Part[] {
  const byNumber = new Map(have.map((part) => [part.number, part]));
  let previous = 0;
  return named.map(({ number, etag, sha256, crc32 }, at) => {
    const part = byNumber.get(number);
    if (part?.etag !== etag) throw new Fault("InvalidPart");
    if ((sha256 ?? part.sha256) !== part.sha256 || (crc32 ?? part.crc32) !== part.crc32) throw new Fault("InvalidPart");
    if (number <= previous) throw new Fault("InvalidPartOrder");
    if (at < named.length - 1 && part.size < smallestPart) throw new Fault("EntityTooSmall");
    previous = number;
    return part;
  });
}

/** S3's own rule: the MD5 of the parts' MD5s, and how many there are. */
function joinedEtag(parts: Part[]): string {
  const md5 = createHash("md5");
  for (const part of parts) md5.update(part.etag, "hex");
  return `${md5.digest("hex")}-${parts.length}`;
}
