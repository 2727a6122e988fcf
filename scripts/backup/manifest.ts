import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";

/** A file of the backup as it lies there: sealed, where the backup is. `bytes` and `sha256` are those of the file. */
const StoredFile = z.object({ name: z.string(), bytes: z.int(), sha256: z.string() });
export type StoredFile = z.infer<typeof StoredFile>;

/** An object of storage: its key, its own length, and the file in the folder `objects` that holds it. */
const StoredObject = z.object({ key: z.string(), size: z.int(), bytes: z.int(), sha256: z.string() });
export type StoredObject = z.infer<typeof StoredObject>;

/** What one backup holds: the point in time of the database, and every file of it with its SHA-256. */
export const Manifest = z.object({
  format: z.literal(1),
  at: z.iso.datetime(),
  sealed: z.boolean(),
  /** Of the key that opens one-time-code secrets, which is never in a backup: to tell whether the right one is there. */
  dataKey: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(StoredFile.extend({ table: z.string(), columns: z.array(z.string()), rows: z.int() })),
  objects: StoredFile.extend({ count: z.int(), size: z.int() }),
  /** Objects that rows of that moment name and storage did not have any more: removed since, or lost. */
  missing: z.array(z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

/** Where objects lie, for all backups of one folder: each is written once, as what lies under a key never changes. */
export const objectsFolder = "objects";

/** The backups in a folder that were finished, oldest first. */
export async function backupsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const finished = await Promise.all(
    names.map((name) =>
      stat(join(folder, name, "manifest.json")).then(
        () => true,
        () => false,
      ),
    ),
  );
  return names.filter((_, at) => finished[at]).sort();
}

/** Writes the manifest, last of all: a backup without one was never finished. With a key, nobody else can write it. */
export async function writeManifest(folder: string, manifest: Manifest, key: Buffer | null): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  if (key) await writeFile(join(folder, "manifest.mac"), macOf(key, text));
  await writeFile(join(folder, "manifest.json"), text);
}

/** Reads a manifest; refuses one that is sealed where the key is not that of the backup, or it was changed. */
export async function readManifest(folder: string, key: Buffer | null): Promise<Manifest> {
  const text = await readFile(join(folder, "manifest.json"), "utf8");
  const manifest = Manifest.parse(JSON.parse(text));
  if (manifest.sealed !== (key !== null))
    throw new Error(
      manifest.sealed
        ? "This backup is encrypted: name the file that holds its key with --key-file."
        : "This backup is not encrypted: leave --key-file away.",
    );
  const mac = key && (await readFile(join(folder, "manifest.mac")).catch(() => Buffer.alloc(0)));
  const right = key && macOf(key, text);
  if (right && !(mac?.length === right.length && timingSafeEqual(mac, right)))
    throw new Error("The manifest of this backup was changed, or the key is another.");
  return manifest;
}

const macOf = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(`manifest ${text}`).digest();

/** A mark of DATA_KEY that tells nothing of it. */
export const markOf = (dataKey: string): string =>
  createHash("sha256").update(`foramen data key ${dataKey}`).digest("hex").slice(0, 12);

/** The objects of a backup, one by one, from its list. */
export async function* objectsOf(file: NodeJS.ReadableStream): AsyncGenerator<StoredObject> {
  for await (const line of createInterface({ input: file, crlfDelay: Infinity }))
    if (line) yield StoredObject.parse(JSON.parse(line));
}

/** The SHA-256 and length of a file as it lies there; null where there is none. */
export async function measured(path: string): Promise<{ bytes: number; sha256: string } | null> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const piece of createReadStream(path)) {
      hash.update(piece as Buffer);
      bytes += (piece as Buffer).length;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  return { bytes, sha256: hash.digest("hex") };
}
