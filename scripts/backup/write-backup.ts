import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import pg from "pg";
import { to } from "pg-copy-streams";
import { readRange, storedSize } from "#lib/platform/storage.ts";
import { readStored, writeStored } from "./files.ts";
import {
  backupsIn,
  type Manifest,
  markOf,
  objectsFolder,
  objectsOf,
  readManifest,
  type StoredObject,
  writeManifest,
} from "./manifest.ts";
import { keysNamed, listed, migrationsOf, quoted, tablesOf } from "./tables.ts";

export type Place = { folder: string; key: Buffer | null };

/** How many objects are fetched at once. */
const lanes = 4;

/**
 * Writes one backup beside those that are there: the database as it was at one moment, then each object that its rows
 * name and that no earlier backup brought. The portal goes on meanwhile; what it removes in between is told as missing.
 */
export async function writeBackup({ folder, key }: Place, databaseUrl: string, dataKey: string) {
  const before = await objectsBefore({ folder, key });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const { rows } = await client.query<{ at: Date }>("SELECT clock_timestamp() AS at");
    const at = rows[0]?.at.toISOString() ?? "";
    const stamp = at.replaceAll(":", "-");
    await mkdir(join(folder, stamp), { recursive: true, mode: 0o700 });
    const tables: Manifest["tables"] = [];
    for (const { table, columns } of await tablesOf(client)) {
      const name = `${stamp}/${table}.copy.gz`;
      const copied = client.query(to(`COPY (SELECT ${listed(columns)} FROM ${quoted(table)}) TO STDOUT`));
      const { bytes, sha256 } = await writeStored(join(folder, name), copied, { name, key, packed: true });
      tables.push({ table, columns, name, bytes, sha256, rows: copied.rowCount });
    }
    const keys = (await client.query<{ key: string }>(keysNamed)).rows.map((row) => row.key);
    const migrations = await migrationsOf(client);
    await client.query("COMMIT");

    const { objects, missing, fetched } = await copyObjects({ folder, key }, keys, before);
    const name = `${stamp}/objects.jsonl.gz`;
    const lines = Readable.from(objects.map((object) => Buffer.from(`${JSON.stringify(object)}\n`)));
    const { bytes, sha256 } = await writeStored(join(folder, name), lines, { name, key, packed: true });
    const size = objects.reduce((sum, object) => sum + object.size, 0);
    const list = { name, bytes, sha256, count: objects.length, size };
    const sealed = key !== null;
    const manifest = { format: 1 as const, at, sealed, dataKey: markOf(dataKey), migrations, tables, missing };
    await writeManifest(join(folder, stamp), { ...manifest, objects: list }, key);
    return {
      stamp,
      rows: tables.reduce((sum, table) => sum + table.rows, 0),
      objects: objects.length,
      fetched,
      missing,
    };
  } finally {
    await client.end();
  }
}

/** What earlier backups of this folder brought, by key. */
async function objectsBefore({ folder, key }: Place): Promise<Map<string, StoredObject>> {
  const known = new Map<string, StoredObject>();
  const newest = (await backupsIn(folder)).at(-1);
  if (newest === undefined) return known;
  const { objects } = await readManifest(join(folder, newest), key);
  const { name } = objects;
  for await (const object of objectsOf(readStored(join(folder, name), { name, key, packed: true })))
    known.set(object.key, object);
  return known;
}

async function copyObjects({ folder, key }: Place, keys: readonly string[], before: Map<string, StoredObject>) {
  const objects: StoredObject[] = [];
  const missing: string[] = [];
  let fetched = 0;
  const waiting = keys.values();
  const lane = async () => {
    for (const one of waiting) {
      const known = before.get(one);
      if (known) objects.push(known);
      else {
        const size = await storedSize(one);
        const got = size === null ? null : await copyObject({ folder, key }, one, size);
        if (got) fetched += objects.push(got) && 1;
        else missing.push(one);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
  return { objects: objects.sort(byKey), missing: missing.sort(), fetched };
}

/** Null where it was removed in the middle. */
async function copyObject({ folder, key }: Place, one: string, size: number): Promise<StoredObject | null> {
  const name = `${objectsFolder}/${one}`;
  const source = Readable.from(piecesOf(one, size));
  try {
    const { bytes, sha256 } = await writeStored(join(folder, name), source, { name, key, packed: false });
    return { key: one, size, bytes, sha256 };
  } catch (error) {
    if ((await storedSize(one)) === null) return null;
    throw error;
  }
}

const pieceBytes = 8 * 2 ** 20;

async function* piecesOf(key: string, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; at += pieceBytes)
    yield Buffer.from(await readRange(key, at, Math.min(size, at + pieceBytes)));
}
