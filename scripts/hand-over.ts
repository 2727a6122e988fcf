import { createHmac } from "node:crypto";
import { Client } from "pg";

const kinds = ["system", "coordinator", "administrator", "auditor", "surgeon", "patient", "pass", "nobody"];

/**
 * The login that web server and worker use where only the owner's address is known: named after the database, with a
 * password that every machine with the same secret works out alike.
 */
export function plainLogin(ownerUrl: string, secret: string): string {
  const url = new URL(ownerUrl);
  url.username = `${url.pathname.slice(1)}_app`;
  url.password = createHmac("sha256", secret).update(`login ${url.username}`).digest("base64url");
  return url.href;
}

/**
 * Lets the login of web server and worker take the role of whoever asks, and reach the jobs; by itself it may do nothing
 * else. Makes the login where there is none. Refuses one that policies would not hold back. Can be repeated.
 */
export async function handOver(ownerUrl: string, url: string): Promise<void> {
  const { username, password } = new URL(url);
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const login = client.escapeIdentifier(decodeURIComponent(username));
    const known = await roleOf(client, decodeURIComponent(username));
    if (known?.unbound)
      throw new Error(
        "DATABASE_URL must name a plain role: its own would see every row. Give the owner's as DATABASE_OWNER_URL.",
      );
    const secret = `PASSWORD ${client.escapeLiteral(decodeURIComponent(password))}`;
    if (!known) await client.query(`CREATE ROLE ${login} LOGIN NOINHERIT ${secret}`);
    else if (known.ours) await client.query(`ALTER ROLE ${login} ${secret}`);
    for (const kind of kinds)
      if (!known?.takes.includes(kind))
        await client.query(`GRANT foramen_${kind} TO ${login} WITH INHERIT FALSE, SET TRUE`);
    await client.query(`
      GRANT USAGE ON SCHEMA pgboss TO ${login}, foramen_actor;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${login}, foramen_system;
      GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA pgboss TO foramen_actor;`);
  } finally {
    await client.end();
  }
}

type Known = { unbound: boolean; ours: boolean; takes: string[] };

async function roleOf(client: Client, name: string): Promise<Known | undefined> {
  const { rows } = await client.query<Known>(
    `SELECT rolsuper OR rolbypassrls OR rolname = current_user AS unbound,
       rolname = current_database() || '_app' AS ours,
       ARRAY(SELECT kind FROM unnest($2::text[]) kind WHERE pg_has_role(oid, 'foramen_' || kind, 'SET')) AS takes
     FROM pg_roles WHERE rolname = $1`,
    [name, kinds],
  );
  return rows[0];
}
