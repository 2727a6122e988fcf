import { Client } from "pg";
import { chanceFrom } from "./chance.ts";
import { personName } from "./people.ts";
import { awake, draftAnswers, tell } from "./story.ts";
import { tablesFor } from "./tables.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const years = 6;
/** Of so many requests the newest have not ended: as many as a clinic has open at a time. */
const openShare = 0.015;
/** Of each hundred who send a request so many others began one and stopped; kept as long as drafts are. */
const drafts = { perHundred: 35, days: 60 };
const batch = 20_000;

/**
 * Fills an installation's database with so many invented requests of six years, by COPY. Triggers rest meanwhile and the
 * queue's entries are made at once, from the same view that the triggers read.
 */
export async function fill(databaseUrl: string, requests: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '128MB'");
    const wake = await rest(client);
    const indexes = await dropIndexes(client, "queue_entry");
    await writeAll(client, requests);
    await client.query("ANALYZE");
    await client.query(
      `INSERT INTO queue_entry SELECT s.* FROM queue_source s
       WHERE NOT EXISTS (SELECT 1 FROM queue_entry e WHERE e."requestId" = s."requestId")`,
    );
    await client.query(
      `INSERT INTO name_word SELECT DISTINCT word FROM queue_entry, name_words("personName") word ON CONFLICT DO NOTHING`,
    );
    for (const { made } of indexes) await client.query(made);
    await wake();
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

async function writeAll(client: Client, requests: number): Promise<void> {
  const { rows } = await client.query<{ count: string }>("SELECT count(*) FROM review_request");
  const known = Number(rows[0]?.count ?? 0);
  const chance = chanceFrom(20_261_128 + known);
  const now = Date.now();
  const run = now.toString(36);
  const tables = tablesFor(chance, references(now));
  const staff = (role: "coordinator" | "surgeon", count: number) =>
    Array.from({ length: count }, (_, at) => {
      const name = `${role === "surgeon" ? "Dr " : ""}${personName(chance)}`;
      return tables.staff(role, name, now - years * 365 * day, `${role}.${run}.${at}`);
    });
  const desk = { coordinators: staff("coordinator", 50), surgeons: staff("surgeon", 25) };
  const open = Math.max(1, Math.ceil(requests * openShare));
  const old = requests - open;
  for (let at = 0; at < requests; at++) {
    const isNew = at >= old;
    // Old ones evenly over the years; the newest within the last twelve days.
    const ago = isNew
      ? (12 * day * (requests - at)) / open
      : 12 * day + (years * 365 * day * (old - at)) / Math.max(1, old);
    const story = tell(chance, { sentAt: Math.min(now - minute, awake(now - ago)), now, isNew }, desk);
    // What ended long ago has no scan any more: its time was over.
    tables.write(story, `${run}.${at.toString(36)}`, isNew || ago < 60 * day);
    if ((at + 1) % batch === 0 || at + 1 === requests) for (const table of tables.all) await table.send(client);
  }
  const begun = Math.ceil(((requests * drafts.perHundred) / 100) * (drafts.days / (years * 365)));
  for (let at = 0; at < begun; at++) {
    const when = awake(now - minute - chance.next() * drafts.days * day);
    tables.writeDraft(draftAnswers(chance, now), Math.min(when, now - minute), `${run}.d${at.toString(36)}`);
  }
  for (const table of tables.all) await table.send(client);
}

const letters = "23456789BCDFGHJKMNPQRSTVWXZ";

/** References that look drawn and never come twice: steps through all of them, prime to their number. */
function references(start: number): () => string {
  const all = letters.length ** 8;
  let at = start % all;
  return () => {
    at = (at + 174_440_041_997) % all;
    let rest = at;
    const signs = Array.from({ length: 8 }, () => {
      const sign = letters[rest % letters.length] ?? "";
      rest = Math.floor(rest / letters.length);
      return sign;
    }).join("");
    return `F-${signs.slice(0, 4)}-${signs.slice(4)}`;
  };
}

/** Lets triggers rest, also those of foreign keys where the role may; answers how to wake them. */
async function rest(client: Client): Promise<() => Promise<unknown>> {
  const { rows } = await client.query<{ may: boolean }>(
    "SELECT rolsuper AS may FROM pg_roles WHERE rolname = current_user",
  );
  if (rows[0]?.may) {
    await client.query("SET session_replication_role = replica");
    return () => client.query("SET session_replication_role = DEFAULT");
  }
  const tables = ["review_request", "message", "record_wish", "pack", "study", "scan_assessment", "account"];
  const each = (verb: string) =>
    client.query(tables.map((table) => `ALTER TABLE "${table}" ${verb} TRIGGER USER`).join(";"));
  await each("DISABLE");
  return () => each("ENABLE");
}

/** Takes the indexes of a table away, and answers how each is made: at once is faster than a million times. */
async function dropIndexes(client: Client, table: string): Promise<{ name: string; made: string }[]> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made FROM pg_index i
     WHERE i.indrelid = $1::regclass AND NOT i.indisprimary`,
    [table],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows;
}
