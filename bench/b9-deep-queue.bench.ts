import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { Client, Pool, type PoolClient } from "pg";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Tx } from "#lib/platform/db.ts";
import { filterOf, queueViews } from "#lib/triage/queue-filter.ts";
import { type Look, pageStatement, type Statement } from "#lib/triage/queue-query.ts";
import { countLists, readFound, readPage, withDetails } from "#lib/triage/queue-repo.ts";
import { termsOf } from "#lib/triage/search-text.ts";
import { PrismaClient } from "#prisma/generated/client.ts";
import { startPostgres } from "#scripts/embedded/postgres.ts";
import { openInstallation } from "#scripts/installation.ts";
import { migrateDatabase } from "#scripts/migrate.ts";
import { median, type Measured, type Options, printCircumstances, printTable, rounded } from "./report.ts";

const target = { deep: 5, ratio: 1.2, p95: 50 };
const pageRows = 50;
const coordinators = 50;
/** Between two looks of one coordinator, in milliseconds: as somebody who opens another list every two seconds. */
const thinking = 2_000;
const seconds = 45;

/** What coordinators type: common and rare names, a slip's replacement, a reference, telephone, birth date, words of messages. */
const searches = [
  ..."smith|maria garcía|jo|thornbury|pen|f-7kq2-m9xc|(212) 555-0199|0199|4/27/1961|1961 smith|gabapentin".split("|"),
  ..."numbness foot monday|pat.sample@example.org|hello|nobodyiscalledthis".split("|"),
];

/**
 * How quick the queue's lists are in the database, at a million requests: a deep page beside the first and beside
 * Prisma's own cursor, then every list, count and search by fifty coordinators at once. With DATA_DIR, an installation
 * that `npm run seed` has filled is measured; otherwise one is made and taken away.
 */
export const bench = async ({ files: requests = 1_000_000 }: Options): Promise<Measured> => {
  const kept = process.env["DATA_DIR"];
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), "foramen-bench-"));
  const { embedded, env, secrets, unlock } = await openInstallation({ ...process.env, DATA_DIR: dataDir });
  Object.assign(process.env, env);
  const { ports, databasePassword: password } = secrets;
  const started = embedded.database
    ? await startPostgres({ dataDir: join(dataDir, "postgres"), port: ports.database, password })
    : null;
  try {
    return await measure(process.env["DATABASE_OWNER_URL"] ?? "", requests);
  } finally {
    await started?.stop();
    await unlock();
    if (!kept) rmSync(dataDir, { recursive: true, force: true });
  }
};

async function measure(url: string, requests: number): Promise<Measured> {
  await migrateDatabase(process.env);
  const client = new Client({ connectionString: url });
  const desk = new Client({ connectionString: url });
  await Promise.all([client.connect(), desk.connect()]);
  try {
    const { rows } = await client.query<{ known: number }>("SELECT count(*)::int AS known FROM queue_entry");
    const known = rows[0]?.known ?? 0;
    if (known < requests) {
      const { fill } = await import("#scripts/seed/fill.ts");
      await fill(url, requests - known);
    }
    const look = await lookOf(client);
    await becomeCoordinator(desk, look);
    const deep = await deepPage(client, desk, Math.max(known, requests));
    const peer = await prismaCursor(url, deep.at);
    const works = worksOf(look);
    const scans = await explain(desk, works);
    const crowd = await crowdOf(url, works, look);
    const worst = Math.max(...crowd.map(({ p95 }) => p95));
    printCircumstances();
    return {
      ours: { deep: deep.deep, first: deep.first, worstP95: worst },
      peer: { prismaCursor: peer },
      ratio: rounded(deep.deep / deep.first),
      target: `deep ≤ ${target.deep} ms, deep ÷ first ≤ ${target.ratio}, every p95 ≤ ${target.p95} ms, no sequential scan`,
      pass:
        deep.deep <= target.deep && deep.deep / deep.first <= target.ratio && worst <= target.p95 && scans.length === 0,
    };
  } finally {
    await Promise.all([client.end(), desk.end()]);
  }
}

/** From now on the database shows this connection what it shows a coordinator, as in a transaction of the portal. */
const becomeCoordinator = (connection: Pick<Client, "query">, { me }: Look) =>
  connection.query(`SELECT set_config('role', 'foramen_coordinator', false), set_config('foramen.actor', $1, false)`, [
    me,
  ]);

/** The first page and one nine tenths down the list of all, in its order of urgency: page 18,000 of a million by fifty. */
async function deepPage(client: Client, desk: Client, requests: number) {
  const filter = filterOf("view=all&sort=urgency");
  const look: Look = { me: null, day: "2026-11-26", today: new Date(), tomorrow: new Date(), nextWeek: new Date() };
  const row = Math.floor(requests * 0.9);
  const { rows } = await client.query<{ rank: number; orderAt: Date; requestId: string }>(
    `SELECT rank, "orderAt", "requestId" FROM queue_entry ORDER BY rank, "orderAt", "requestId" OFFSET ${row} LIMIT 1`,
  );
  const at = rows[0];
  if (!at) throw new Error("the list is not that long");
  const place = { by: [at.rank, at.orderAt.getTime()], id: at.requestId };
  const ask = (statement: Statement) => took(() => desk.query(statement.text, statement.values));
  const first: number[] = [];
  const deep: number[] = [];
  for (let round = 0; round < 60; round++) {
    first.push(await ask(pageStatement(filter, look, null, pageRows)));
    deep.push(await ask(pageStatement(filter, look, { place, back: false }, pageRows)));
  }
  const times = { first: rounded(median(first.slice(10))), deep: rounded(median(deep.slice(10))) };
  printTable(`B9: pages of ${pageRows} among ${requests.toLocaleString("en-US")}, medians of 50, ms`, [
    { page: "first", ms: times.first },
    { page: `${Math.floor(row / pageRows).toLocaleString("en-US")}th`, ms: times.deep },
  ]);
  return { ...times, at: at.requestId };
}

/** The same page by Prisma's cursor. */
async function prismaCursor(url: string, requestId: string): Promise<number> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });
  try {
    const ask = () =>
      prisma.queueEntry.findMany({
        cursor: { requestId },
        skip: 1,
        take: pageRows,
        orderBy: [{ rank: "asc" }, { orderAt: "asc" }, { requestId: "asc" }],
      });
    await ask();
    return rounded(median([await took(ask), await took(ask), await took(ask)]));
  } finally {
    await prisma.$disconnect();
  }
}

async function lookOf(client: Client): Promise<Look> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT "ownerId" AS id FROM queue_entry WHERE open AND "ownerId" IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`,
  );
  const now = Date.now();
  const [today, tomorrow, nextWeek] = [0, 1, 7].map((days) => new Date(now + days * 86_400_000));
  return { me: rows[0]?.id ?? null, day: "2026-11-26", today, tomorrow, nextWeek } as Look;
}

/** What the portal asks for one list, count or search, by its own repository. */
type Work = { name: string; ask: (tx: Tx) => Promise<unknown> };

/** Every list with what its rows show, every count, and every search with its own. */
function worksOf(look: Look): Work[] {
  const all = queueViews.map((view) => filterOf(`view=${view}`));
  const lists = all.flatMap((filter): Work[] => [
    {
      name: `list ${filter.view}`,
      ask: async (tx) => withDetails(tx, (await readPage(tx, filter, look, {})).entries),
    },
    { name: `count ${filter.view}`, ask: (tx) => countLists(tx, [filter], look) },
  ]);
  const found = searches.map((text): Work => {
    const looked = { ...look, terms: termsOf(text) };
    return { name: `search ${text}`, ask: (tx) => readFound(tx, filterOf("view=all"), looked, {}) };
  });
  return [...lists, { name: "all counts", ask: (tx) => countLists(tx, all, look) }, ...found];
}

/** What a repository asks goes to this connection; `heard` is told each statement. */
function txOn(connection: Pick<Client, "query">, heard?: (statement: Statement) => Promise<void>): Tx {
  const ask = async (text: string, values: unknown[]) => {
    await heard?.({ text, values });
    return (await connection.query<Record<string, unknown>>(text, values)).rows;
  };
  return {
    $queryRawUnsafe: (text: string, ...values: unknown[]) => ask(text, values),
    $queryRaw: (parts: TemplateStringsArray, ...values: unknown[]) =>
      ask(
        parts.reduce((text, part, at) => `${text}$${at}${part}`),
        values,
      ),
  } as unknown as Tx;
}

/** How each is planned; answers those that read all of a large table. */
async function explain(client: Client, works: readonly Work[]): Promise<string[]> {
  const { rows: large } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND reltuples > 10000`,
  );
  const read: string[] = [];
  const lines = [];
  for (const { name, ask } of works) {
    const plans: string[][] = [];
    const heard = async ({ text, values }: Statement) => {
      const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, values);
      plans.push(rows.map((row) => row["QUERY PLAN"]));
    };
    await ask(txOn(client, heard));
    const plan = plans.flat();
    if (large.some((table) => plan.some((line) => line.includes(`Seq Scan on ${table.name} `)))) read.push(name);
    const nodes = plan.flatMap(
      (line) => /((?:Bitmap |Index |Seq )[\w ]*Scan[\w ]* (?:using|on) \w+)/.exec(line)?.[1] ?? [],
    );
    const times = plans.map((one) => Number(/Execution Time: ([\d.]+)/.exec(one.at(-1) ?? "")?.[1]));
    const ms = times.reduce((sum, time) => sum + time, 0);
    lines.push({ work: name, ms: rounded(ms), by: [...new Set(nodes)].slice(0, 3).join("; ") });
  }
  printTable("EXPLAIN ANALYZE as a coordinator, one at a time", lines);
  if (read.length > 0) console.log(`Read all of a table: ${read.join(", ")}`);
  return read;
}

/** Fifty at once, each with a moment to think; what each statement took, the waiting for a connection left out. */
async function crowdOf(url: string, works: readonly Work[], look: Look): Promise<{ name: string; p95: number }[]> {
  const pool = new Pool({ connectionString: url, max: 12 }); // as many as the portal holds
  const known = new WeakSet<PoolClient>();
  const times = new Map<string, number[]>(works.map(({ name }) => [name, []]));
  const end = Date.now() + seconds * 1_000;
  const person = async (number: number) => {
    await after((thinking * number) / coordinators);
    for (let turn = number; Date.now() < end; turn++) {
      const work = works[(turn * 7 + number) % works.length];
      if (work) {
        const connection = await pool.connect();
        try {
          if (!known.has(connection)) await becomeCoordinator(connection, look);
          known.add(connection);
          times.get(work.name)?.push(await took(() => work.ask(txOn(connection))));
        } finally {
          connection.release();
        }
      }
      await after(thinking * (0.5 + Math.random()));
    }
  };
  await Promise.all(Array.from({ length: coordinators }, (_, number) => person(number)));
  await pool.end();
  const measured = works.map(({ name }) => {
    const sorted = (times.get(name) ?? []).sort((a, b) => a - b);
    const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
    return { name, looks: sorted.length, median: at(0.5), p95: at(0.95) };
  });
  printTable(`${coordinators} coordinators for ${seconds} s, ms`, measured);
  return measured;
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
