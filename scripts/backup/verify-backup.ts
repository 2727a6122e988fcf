import { join } from "node:path";
import { finished } from "node:stream/promises";
import { readStored } from "./files.ts";
import { measured, objectsFolder, objectsOf, readManifest } from "./manifest.ts";
import type { Place } from "./write-backup.ts";

/**
 * Holds every file of a backup against its manifest, and opens each that is sealed: what lies there is what was written,
 * and can be read. Answers what is wrong, a line each.
 */
export async function verifyBackup({ folder, key }: Place, stamp: string) {
  const manifest = await readManifest(join(folder, stamp), key);
  const wrong: string[] = [];
  const look = async (name: string, expected: { bytes: number; sha256: string }, packed: boolean) => {
    const there = await measured(join(folder, name));
    if (!there) wrong.push(`${name} is missing`);
    else if (there.sha256 !== expected.sha256 || there.bytes !== expected.bytes) wrong.push(`${name} was changed`);
    else if (key) {
      const opened = readStored(join(folder, name), { name, key, packed });
      await finished(opened.resume()).catch(() => wrong.push(`${name} cannot be opened with this key`));
    }
  };
  for (const table of manifest.tables) await look(table.name, table, true);
  const { objects } = manifest;
  await look(objects.name, objects, true);
  if (wrong.length > 0) return { manifest, wrong };
  const list = readStored(join(folder, objects.name), { name: objects.name, key, packed: true });
  for await (const object of objectsOf(list)) await look(`${objectsFolder}/${object.key}`, object, false);
  return { manifest, wrong };
}
