import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { Client } from "pg";
import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { noteInTrail } from "../audit/note-in-trail.ts";
import { sealing, unsealing } from "../backup/sealed-stream.ts";
import { openWork } from "./open-work.ts";
import { workListPage } from "./page.ts";

/** What the key is bound to, not the file's name: a copy under another name opens too. */
const sealedAs = "work list";
const nameOf = (day: string) => `work-list-${day}.sealed`;
const shape = /^work-list-\d{4}-\d\d-\d\d\.sealed$/;

/** So many days of lists stay: what is older helps nobody and names people. */
const kept = 7;

/** Writes what is open now into the folder, encrypted, and notes in the trail that it did. One file for each day. */
export async function writeWorkList(
  databaseUrl: string,
  folder: string,
  key: Buffer,
): Promise<{ file: string; requests: number }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const work = await openWork(client);
    const page = workListPage(work, new Date());
    const file = join(folder, nameOf(clinicToday()));
    const sealed = await buffer(Readable.from([Buffer.from(page)]).pipe(sealing(key, sealedAs)));
    await noteInTrail(client, "work-list.write", { requests: work.length });
    await writeFile(`${file}.part`, sealed, { mode: 0o600 });
    await rename(`${file}.part`, file); // whole, or not there
    for (const old of (await workListsIn(folder)).slice(0, -kept)) await rm(join(folder, old));
    return { file, requests: work.length };
  } finally {
    await client.end();
  }
}

/** The page in such a file; fails where the key is another, or a byte was changed. */
export const openWorkList = async (file: string, key: Buffer): Promise<string> =>
  (await buffer(Readable.from([await readFile(file)]).pipe(unsealing(key, sealedAs)))).toString("utf8");

/** The lists in a folder, the newest last. */
export const workListsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => shape.test(name)).sort();
