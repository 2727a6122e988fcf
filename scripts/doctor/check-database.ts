import { readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { queues } from "#lib/worker.ts";
import { bad, type Finding, must, should } from "./finding.ts";

const about = "Database";
const migrations = join(import.meta.dirname, "../../prisma/migrations");

/** The database as web server and worker log in to it, and as `owner` made it. */
export async function checkDatabase(url: string, owner: string): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
  } catch (error) {
    return [bad(about, `it does not answer: ${(error as Error).message}`, "psql \"$DATABASE_URL\" -c 'SELECT 1'")];
  }
  const second = new pg.Client({ connectionString: owner });
  try {
    await second.connect();
    return [
      ...(await checkServer(client, new URL(url).hostname)),
      ...(await checkLogin(client, second, url === owner)),
      ...(await checkSchema(second)),
    ];
  } finally {
    await client.end();
    await second.end().catch(() => undefined);
  }
}

type Server = { version: number; ssl: boolean; off: string[]; checksums: boolean; connections: number; ahead: number };

async function checkServer(client: pg.Client, host: string): Promise<Finding[]> {
  const before = Date.now();
  const { rows } = await client.query<Server>(`
    SELECT current_setting('server_version_num')::int AS version,
      coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false) AS ssl,
      (SELECT coalesce(array_agg(name::text), '{}') FROM pg_settings
        WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off') AS off,
      current_setting('data_checksums') = 'on' AS checksums,
      current_setting('max_connections')::int AS connections,
      (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ahead`);
  const [is] = rows;
  if (!is) throw new Error("the database did not say what it is");
  const apart = Math.abs(is.ahead - (before + Date.now()) / 2) / 1000;
  const near = ["localhost", "127.0.0.1", "[::1]", "::1", ""].includes(host);
  const losing = is.off.join(", ");
  const set = is.off.map((name) => `psql "$DATABASE_OWNER_URL" -c "ALTER SYSTEM SET ${name} = on"`);
  return [
    must(
      about,
      is.version >= 140_000,
      `PostgreSQL ${is.version}`,
      `PostgreSQL ${is.version} is too old`,
      "use 14 or newer",
    ),
    must(
      about,
      is.off.length === 0,
      "what is committed is on the disk",
      `${losing} is off: a power cut loses what was acknowledged`,
      [...set, 'psql "$DATABASE_OWNER_URL" -c "SELECT pg_reload_conf()"'].join("\n"),
    ),
    must(
      about,
      near || is.ssl,
      near ? "it is on this machine" : "the line to it is encrypted",
      "rows travel to it in plain text",
      "add ?sslmode=verify-full to DATABASE_URL, and hostssl to pg_hba.conf",
    ),
    should(
      about,
      is.checksums,
      "pages have checksums",
      "pages have no checksums: a failing disk goes unnoticed",
      "stop it, then: pg_checksums --enable -D <its data folder>",
    ),
    should(
      about,
      is.connections >= 40,
      `${is.connections} connections`,
      `only ${is.connections} connections: web server and worker take up to 12 each`,
      'psql "$DATABASE_OWNER_URL" -c "ALTER SYSTEM SET max_connections = 100"   # and restart it',
    ),
    must(
      "Clock",
      apart < 5,
      `${apart.toFixed(1)} s from the database's`,
      `${apart.toFixed(0)} s from the database's: sessions and codes end too early or too late`,
      "timedatectl set-ntp true   # on both machines",
    ),
  ];
}

type Login = { name: string; superuser: boolean; bypass: boolean; owns: boolean };

/** Row-level security is no wall for whoever owns the tables or may bypass it. */
async function checkLogin(client: pg.Client, owner: pg.Client, same: boolean): Promise<Finding[]> {
  const { rows } = await client.query<Login>(`
    SELECT rolname AS name, rolsuper AS superuser, rolbypassrls AS bypass,
      EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relowner = r.oid) AS owns
    FROM pg_roles r WHERE rolname = current_user`);
  const bare = await owner.query<{ name: string }>(`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT relrowsecurity AND relname NOT IN
      ('_prisma_migrations', 'throttle', 'heartbeat', 'license', 'absence', 'notice_choice', 'saved_view', 'reading_layout')
    ORDER BY 1`);
  const [login] = rows;
  const powers = [
    login?.superuser && "is a superuser",
    login?.bypass && "may bypass row-level security",
    login?.owns && "owns the tables",
  ].filter(Boolean);
  const todo = "DATABASE_OWNER_URL=… for migrating, DATABASE_URL=… with a login that owns nothing: docs/production.md";
  return [
    must(
      about,
      powers.length === 0 && !same,
      "the portal's login owns nothing",
      `the portal's login ${powers.join(", ") || "is that of the owner"}: the second wall does not hold for it`,
      todo,
    ),
    should(
      about,
      bare.rows.length === 0,
      "tables have row-level security",
      `without row-level security: ${bare.rows.map(({ name }) => name).join(", ")}`,
      "npm start of this version sets it: look at its output",
    ),
  ];
}

async function checkSchema(owner: pg.Client): Promise<Finding[]> {
  const ours = readdirSync(migrations).filter((name) => /^\d/.test(name));
  const [done, extensions, made] = [
    await owner
      .query<{ name: string }>(`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`)
      .catch(() => null),
    await owner.query<{ name: string }>("SELECT extname AS name FROM pg_extension"),
    await owner.query<{ name: string }>("SELECT name FROM pgboss.queue").catch(() => null),
  ];
  const has = (rows: { name: string }[] | undefined, name: string) => rows?.some((row) => row.name === name) ?? false;
  const lacking = ours.filter((name) => !has(done?.rows, name));
  const unknown = done?.rows.filter(({ name }) => !ours.includes(name)).map(({ name }) => name) ?? [];
  const silent = queues.filter(({ name }) => !has(made?.rows, name)).map(({ name }) => name);
  const start = "npm start   # migrates, prepares queues and bucket";
  return [
    must(
      about,
      lacking.length === 0,
      `${ours.length} migrations are done`,
      `not migrated: ${lacking.join(", ")}`,
      start,
    ),
    must(
      about,
      unknown.length === 0,
      "its schema is that of this version",
      `migrated by a newer version: ${unknown.join(", ")}`,
      "run that version, or restore the backup from before",
    ),
    must(
      about,
      has(extensions.rows, "citext"),
      "the extension citext is there",
      "the extension citext is missing",
      'psql "$DATABASE_OWNER_URL" -c "CREATE EXTENSION citext"',
    ),
    must(
      "Jobs",
      silent.length === 0,
      `${queues.length} queues are there`,
      `without a queue: ${silent.join(", ")}`,
      start,
    ),
  ];
}
