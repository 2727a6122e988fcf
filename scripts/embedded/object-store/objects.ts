import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { isCode, openSealed, publish, readRecord, syncFolder, type Draft, type Sealed } from "./disk.ts";
import { Fault } from "./fault.ts";
import { byUtf8, pageOf, type ListingQuery } from "./listing.ts";

/** All that is known of an object beside its bytes. */
export type ObjectRecord = {
  key: string;
  size: number;
  etag: string;
  modified: string;
  headers: Record<string, string>;
  sha256?: string;
  crc32?: string;
  uploadId?: string | undefined;
};

/** What a listing shows of an object. */
export type Entry = Pick<ObjectRecord, "key" | "size" | "etag" | "modified">;

/** The objects of one bucket. */
export type Objects = ReturnType<typeof objectsIn>;

/**
 * Keeps objects in a folder, each in one sealed file named by the hash of its key: no key can leave the folder.
 * Names change synchronously together with the index, so the two never tell different stories.
 */
export function objectsIn(folder: string) {
  const index = indexOf(folder);
  const pathOf = (key: string) => join(folder, createHash("sha256").update(key).digest("hex"));

  /** Opens an object; the caller closes its handle. */
  async function open(key: string): Promise<Sealed<ObjectRecord>> {
    const sealed = await openSealed<ObjectRecord>(pathOf(key));
    if (!sealed) throw new Fault("NoSuchKey");
    return sealed;
  }

  /** Seals a draft and gives it its key. With `exclusive`, of several writers at once exactly one succeeds. */
  async function commit(draft: Draft, record: ObjectRecord, exclusive: boolean): Promise<void> {
    await draft.seal(record);
    const won = give(draft.path, record.key, exclusive);
    if (won) index.add(record);
    // Also for the loser: "it exists" may be taken as "it is stored", so it has to be true after a power cut.
    await syncFolder(folder);
    if (!won) throw new Fault("PreconditionFailed");
  }

  function give(draft: string, key: string, exclusive: boolean): boolean {
    try {
      return publish(draft, pathOf(key), exclusive);
    } catch (error) {
      throw bucketGone(error);
    }
  }

  /** Refuses if the key is taken, before a body is received in vain. */
  async function refuseExisting(key: string): Promise<void> {
    if (!(await readRecord(pathOf(key)))) return;
    await syncFolder(folder);
    throw new Fault("PreconditionFailed");
  }

  /** Removes objects; keys that do not exist are no error. */
  async function remove(keys: string[]): Promise<void> {
    for (const key of keys) {
      rmSync(pathOf(key), { force: true });
      index.remove(key);
    }
    await syncFolder(folder);
  }

  /** Lists in key order. */
  async function page(query: ListingQuery) {
    const { keys, entry } = await index.read();
    const { keys: found, ...rest } = pageOf(keys, query);
    return { ...rest, entries: found.flatMap((key) => entry(key) ?? []) };
  }

  /** The record of the object, if there is one. */
  const find = (key: string) => readRecord<ObjectRecord>(pathOf(key));

  return { open, find, commit, refuseExisting, remove, page };
}

/** Keys cannot be read off the file names, so the first listing reads every record; from then on memory answers. */
function indexOf(folder: string) {
  const entries = new Map<string, Entry>();
  let changed: Set<string> | undefined;
  let scan: Promise<void> | undefined;
  let sorted: string[] | undefined;

  const add = ({ key, size, etag, modified }: Entry) => {
    changed?.add(key);
    if (scan === undefined) return;
    if (!entries.has(key)) sorted = undefined;
    entries.set(key, { key, size, etag, modified });
  };
  const remove = (key: string) => {
    changed?.add(key);
    if (entries.delete(key)) sorted = undefined;
  };
  const readAll = async () => {
    const meanwhile = (changed = new Set<string>());
    const files = (await readdir(folder)).filter((name) => /^[0-9a-f]{64}$/.test(name));
    for (const names of groupsOf(64, files)) {
      const records = await Promise.all(names.map((name) => readRecord<ObjectRecord>(join(folder, name))));
      // What changed since the scan began is already right in memory.
      for (const record of records) if (record && !meanwhile.has(record.key)) add(record);
    }
    changed = undefined;
  };
  return {
    add,
    remove,
    async read() {
      scan ??= readAll().catch((error: unknown) => {
        scan = undefined;
        entries.clear();
        throw bucketGone(error);
      });
      await scan;
      sorted ??= [...entries.keys()].sort(byUtf8);
      return { keys: sorted, entry: (key: string) => entries.get(key) };
    },
  };
}

/** A missing folder means that the bucket was removed meanwhile. */
function bucketGone(error: unknown): unknown {
  return isCode(error, "ENOENT") ? new Fault("NoSuchBucket") : error;
}

function groupsOf<T>(size: number, all: T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
