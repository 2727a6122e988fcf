import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import pg from "pg";
import { from } from "pg-copy-streams";
import { Bucket, s3 } from "#lib/platform/s3.ts";
import { readStored } from "./files.ts";
import { type Manifest, objectsFolder, objectsOf, type StoredObject } from "./manifest.ts";
import { listed, migrationsOf, quoted } from "./tables.ts";
import type { Place } from "./write-backup.ts";

const lanes = 4;

/**
 * Brings a verified backup into an installation that is empty and of the version that wrote it: first the objects, so
 * that no row ever names one that is not there, then all rows in one transaction. Rules between tables are taken away
 * meanwhile and set again, which checks each of them.
 */
export async function restoreBackup({ folder, key }: Place, manifest: Manifest, databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await demandSameVersion(client, manifest);
    await demandEmpty(client);
    const objects = await putObjects({ folder, key }, manifest);
    await client.query("BEGIN");
    const rules = await dropRules(client);
    const tables = manifest.tables.map(({ table }) => table);
    const guarded = await guardedTables(client);
    const ours = tables.filter((table) => table.startsWith("public.")).map(quoted);
    for (const table of ours) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    for (const table of guarded) await client.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`); // COPY refuses it
    await client.query(`TRUNCATE ${tables.map(quoted).join(", ")}`);
    for (const { table, columns, name, rows } of manifest.tables) {
      const into = client.query(from(`COPY ${quoted(table)} (${listed(columns)}) FROM STDIN`));
      await pipeline(readStored(join(folder, name), { name, key, packed: true }), into);
      if (into.rowCount !== rows) throw new Error(`${table} has ${into.rowCount} rows instead of ${rows}`);
    }
    for (const table of guarded) await client.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    for (const table of ours) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    for (const { table, name, definition } of rules)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${definition}`);
    await goOnCounting(client);
    await client.query("COMMIT");
    return { rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0), objects };
  } finally {
    await client.end();
  }
}

async function demandSameVersion(client: pg.Client, { migrations }: Manifest): Promise<void> {
  const here = await migrationsOf(client);
  const lacks = migrations.filter((name) => !here.includes(name));
  const more = here.filter((name) => !migrations.includes(name));
  if (lacks.length + more.length > 0)
    throw new Error(
      `This backup was written by another version of the portal, whose newest migration is ${migrations.at(-1) ?? "none"}. ` +
        "Restore it with that version, then update.",
    );
}

/** Only what nobody has used yet is written over: no request, and nobody who was ever signed in. */
async function demandEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ used: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM review_request) OR EXISTS (SELECT 1 FROM session) AS used`,
  );
  if (rows[0]?.used)
    throw new Error("There are requests or sessions in this installation already. Restore into an empty one.");
}

async function guardedTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string }>(`
    SELECT oid::regclass::text AS "table" FROM pg_class
    WHERE relforcerowsecurity AND relnamespace = 'public'::regnamespace`);
  return rows.map(({ table }) => table);
}

type Rule = { table: string; name: string; definition: string };

/** Takes the foreign keys of our tables away and answers them; needs no superuser, as switching them off would. */
async function dropRules(client: pg.Client): Promise<Rule[]> {
  const { rows } = await client.query<Rule>(`
    SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0`);
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
  return rows;
}

/** Counters go on after the highest number that was given out. */
async function goOnCounting(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(`
    SELECT s.oid::regclass::text AS sequence, d.refobjid::regclass::text AS "table", a.attname AS "column"
    FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i')
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    WHERE s.relkind = 'S' AND s.relnamespace = 'public'::regnamespace`);
  for (const { sequence, table, column } of rows)
    await client.query(`SELECT setval('${sequence}', greatest((SELECT max("${column}") FROM ${table}), 1))`);
}

async function putObjects({ folder, key }: Place, { objects: { name } }: Manifest): Promise<number> {
  const list = objectsOf(readStored(join(folder, name), { name, key, packed: true }));
  let count = 0;
  const lane = async () => {
    for await (const object of list) {
      await putStored({ folder, key }, object);
      count++;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return count;
}

async function putStored({ folder, key }: Place, object: StoredObject): Promise<void> {
  const name = `${objectsFolder}/${object.key}`;
  const Body = readStored(join(folder, name), { name, key, packed: false });
  await s3().send(new PutObjectCommand({ Bucket: Bucket(), Key: object.key, Body, ContentLength: object.size }));
}
