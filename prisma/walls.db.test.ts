import { Client } from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { nobody, type Person, sightOf } from "#lib/accounts/actor.ts";
import { inTransaction, type Sight } from "#lib/platform/db.ts";
import { assignedRequest, byOwner, newStaff, rows } from "../config/command-scene.ts";

/** Tables without policies, and why; whoever adds one decides. */
const open: Record<string, string> = {
  absence: "when staff are away, for whoever assigns",
  heartbeat: "that a worker lives",
  license: "where surgeons may read is told to anybody who asks",
  notice_choice: "who of ours wants mail about what",
  reading_layout: "how many images a surgeon likes beside each other",
  saved_view: "codes of filters; its name is for colleagues",
  throttle: "counts under hashes",
};

type Case = Awaited<ReturnType<typeof assignedRequest>>;
let own: Case;
let foreign: Case;
let administrator: Person;

beforeAll(async () => {
  [own, foreign] = [await assignedRequest(), await assignedRequest()];
  administrator = await newStaff("administrator");
});

/** Runs a statement as the database sees somebody, past all commands; how many rows it met. */
const asks = (sight: Sight, statement: string, ...values: string[]): Promise<number> =>
  inTransaction(sight, (tx) => tx.$executeRawUnsafe(statement, ...values));

const pass = (requestId: string) =>
  sightOf({ kind: "pass", passId: crypto.randomUUID(), requestId, sessionId: crypto.randomUUID() });

const parts = ["pack", "scan_file", "study", "queue_entry", "status_change", "consent", "notice"];

/** How many rows of a request somebody finds who does not ask whose it is. */
const found = (sight: Sight, part: string, requestId: string) =>
  asks(sight, `SELECT FROM ${part} WHERE "requestId" = $1::uuid`, requestId);

describe("whoever forgets to ask whose row it is", () => {
  test.each(parts)("finds none of another's %s", async (part) => {
    for (const person of [own.patient, own.surgeon]) {
      expect(await found(sightOf(person), part, own.requestId)).toBeGreaterThan(0);
      expect(await found(sightOf(person), part, foreign.requestId)).toBe(0);
    }
    for (const actor of [nobody, administrator])
      expect(await found(sightOf(actor), part, own.requestId), actor.kind).toBe(0);
  });

  test("finds no request, series or image but their own", async () => {
    for (const person of [own.patient, own.surgeon])
      for (const table of ["review_request", "series", "instance"])
        expect(await asks(sightOf(person), `SELECT FROM ${table}`), table).toBe(1);
    for (const actor of [nobody, administrator])
      for (const table of ["review_request", "series", "instance"])
        expect(await asks(sightOf(actor), `SELECT FROM ${table}`), table).toBe(0);
  });

  test("sees with a pass the scan of its request, and nothing that is said of the person", async () => {
    const sight = pass(own.requestId);
    expect(await asks(sight, "SELECT FROM review_request")).toBe(1);
    expect(await asks(sight, "SELECT FROM scan_file")).toBe(1);
    for (const table of ["message", "paper", "opinion", "consent", "queue_entry", "name_word"])
      expect(await asks(sight, `SELECT FROM ${table}`)).toBe(0);
  });

  test("sees nothing at all before anybody has said who asks", async () => {
    const client = new Client({ connectionString: process.env["DATABASE_URL"] });
    await client.connect();
    await expect(client.query("SELECT 1 FROM review_request")).rejects.toThrow(/permission denied/);
    await expect(client.query("SELECT 1 FROM account")).rejects.toThrow(/permission denied/);
    await client.end();
  });

  test("a note among staff is not for its patient", async () => {
    const note = {
      requestId: own.requestId,
      authorId: own.coordinator.accountId,
      kind: "note" as const,
      body: "Call.",
    };
    await rows((tx) => tx.message.create({ data: note }));
    expect(await asks(sightOf(own.patient), "SELECT FROM message WHERE kind = 'note'")).toBe(0);
    expect(await asks(sightOf(own.surgeon), "SELECT FROM message WHERE kind = 'note'")).toBe(1);
  });
});

describe("what is another's", () => {
  test("cannot be changed or removed", async () => {
    for (const person of [own.patient, own.surgeon]) {
      const sight = sightOf(person);
      for (const verb of ["UPDATE review_request SET version = 99", "DELETE FROM status_change", "DELETE FROM pack"]) {
        const of = verb.includes("review_request") ? "id" : `"requestId"`;
        expect(await asks(sight, `${verb} WHERE ${of} = $1::uuid`, foreign.requestId)).toBe(0);
      }
    }
  });

  test("cannot be added to, taken over or given away", async () => {
    const statements = [
      `UPDATE review_request SET "patientId" = '${foreign.patient.accountId}' WHERE id = '${own.requestId}'`,
      `UPDATE pack SET "requestId" = '${foreign.requestId}'`,
      `UPDATE study SET "requestId" = '${foreign.requestId}'`,
      `INSERT INTO status_change (id, "requestId", status) VALUES (gen_random_uuid(), '${foreign.requestId}', 'closed')`,
      `INSERT INTO message (id, "requestId", "authorId", kind, body)
       VALUES (gen_random_uuid(), '${foreign.requestId}', '${own.patient.accountId}', 'message', 'x')`,
    ];
    for (const statement of statements)
      await expect(asks(sightOf(own.patient), statement), statement).rejects.toThrow(/row-level security/);
  });

  test("a surgeon cannot take a case, nor keep one they gave away", async () => {
    const taken = `UPDATE review_request SET "surgeonId" = $1::uuid WHERE id = $2::uuid`;
    const { surgeon } = own;
    expect(await asks(sightOf(surgeon), taken, surgeon.accountId, foreign.requestId)).toBe(0);
  });

  test("secrets of sign-in are their owner's", async () => {
    expect(await asks(sightOf(own.patient), "SELECT FROM session")).toBeGreaterThan(0);
    expect(await asks(sightOf(own.patient), `SELECT FROM session WHERE "accountId" <> acting()`)).toBe(0);
    expect(await asks(sightOf(own.surgeon), "SELECT FROM sign_in_mail")).toBe(0);
    expect(await asks(sightOf(own.patient), "SELECT FROM account WHERE role = 'patient'")).toBe(1);
  });
});

describe("a request that was opened in an emergency", () => {
  const tables = ["review_request", "series", "instance"];
  const opened = async (change: object = {}) => {
    const surgeon = await newStaff("surgeon");
    const reason = "They are in the emergency room";
    const until = new Date(Date.now() + 3_600_000);
    const access = {
      requestId: foreign.requestId,
      surgeonId: surgeon.accountId,
      kind: "other",
      reason,
      until,
    } as const;
    const { id } = await rows((tx) => tx.emergencyAccess.create({ data: { ...access, ...change } }));
    return { sight: sightOf(surgeon), surgeon, id };
  };

  test("is seen, with all that belongs to it, and no other", async () => {
    const { sight } = await opened();
    for (const part of parts.filter((one) => one !== "notice")) {
      expect(await found(sight, part, foreign.requestId), part).toBeGreaterThan(0);
      expect(await found(sight, part, own.requestId), part).toBe(0);
    }
    for (const table of tables) expect(await asks(sight, `SELECT FROM ${table}`), table).toBe(1);
    expect(await asks(sight, "SELECT FROM account WHERE role = 'patient'")).toBe(1);
  });

  test("is seen by nobody else, and not once it has ended or its time is over", async () => {
    const past = new Date(Date.now() - 1_000);
    const over = await opened({ at: new Date(past.getTime() - 3_600_000), until: past });
    const ended = await opened({ endedAt: new Date() });
    for (const { sight } of [over, ended, { sight: sightOf(await newStaff("surgeon")) }])
      for (const table of tables) expect(await asks(sight, `SELECT FROM ${table}`), table).toBe(0);
  });

  test("is changed in nothing", async () => {
    const { sight, surgeon } = await opened();
    const changes = ["review_request", "status_change", "pack", "study", "series", "instance", "opinion", "consent"];
    for (const table of changes) expect(await asks(sight, `DELETE FROM ${table}`), table).toBe(0);
    expect(await asks(sight, `UPDATE review_request SET "surgeonId" = $1::uuid`, surgeon.accountId)).toBe(0);
    expect(await asks(sight, "UPDATE study SET description = 'x'")).toBe(0);
    expect(await asks(sight, "UPDATE instance SET number = 9")).toBe(0);
    const added = [
      `INSERT INTO message (id, "requestId", "authorId", kind, body)
       VALUES (gen_random_uuid(), '${foreign.requestId}', '${surgeon.accountId}', 'note', 'x')`,
      `INSERT INTO status_change (id, "requestId", status) VALUES (gen_random_uuid(), '${foreign.requestId}', 'signed')`,
      `INSERT INTO opinion_grant (id, "requestId", "byId", "toId", question, until)
       VALUES (gen_random_uuid(), '${foreign.requestId}', '${foreign.surgeon.accountId}', '${surgeon.accountId}', 'x', now() + interval '1 day')`,
    ];
    for (const statement of added)
      await expect(asks(sight, statement), statement).rejects.toThrow(/row-level security/);
  });

  test("opens by nobody's own hand, for no longer, and is judged by no surgeon", async () => {
    const { sight, surgeon, id } = await opened();
    const statements = [
      `INSERT INTO emergency_access (id, "requestId", "surgeonId", kind, reason, until)
       VALUES (gen_random_uuid(), '${own.requestId}', '${surgeon.accountId}', 'other', 'They are with me now', now() + interval '1 hour')`,
      `UPDATE emergency_access SET until = now() + interval '20 hours' WHERE id = '${id}'`,
      `UPDATE emergency_access SET verdict = 'justified', judgement = 'x', "judgedAt" = now() WHERE id = '${id}'`,
      `DELETE FROM emergency_access WHERE id = '${id}'`,
    ];
    for (const statement of statements) {
      await expect(asks(sight, statement), statement).rejects.toThrow(/permission denied/);
      if (!statement.includes("verdict"))
        await expect(asks(sightOf(administrator), statement), statement).rejects.toThrow(/permission denied/);
    }
    expect(await asks(sightOf(own.surgeon), "SELECT FROM emergency_access WHERE id = $1::uuid", id)).toBe(0);
    expect(await asks(sightOf(own.patient), "SELECT FROM emergency_access")).toBe(0);
  });
});

describe("the trail", () => {
  const everybody = () => [
    sightOf({ kind: "system" }),
    ...[own.patient, own.surgeon, own.coordinator, administrator, nobody].map((actor) => sightOf(actor)),
    { role: "foramen_auditor" },
    pass(own.requestId),
  ];

  test("is changed, shortened or emptied by nobody", async () => {
    for (const sight of everybody())
      for (const statement of ["UPDATE audit_entry SET act = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"])
        await expect(asks(sight, statement), `${sight.role}: ${statement}`).rejects.toThrow(/permission denied/);
  });

  test("takes no entry in another's name", async () => {
    const entry = `INSERT INTO audit_entry (act, outcome, role, "actorId") VALUES ('x', 'done', 'surgeon', $1::uuid)`;
    for (const sight of everybody().slice(1))
      await expect(asks(sight, entry, foreign.surgeon.accountId), sight.role).rejects.toThrow(/row-level security/);
  });

  test("is read by those who keep it; by others as far as it is about them", async () => {
    const foreigners = `SELECT FROM audit_entry WHERE "requestId" = $1::uuid`;
    expect(await asks(sightOf(own.patient), foreigners, foreign.requestId)).toBe(0);
    expect(await asks(sightOf(own.surgeon), foreigners, foreign.requestId)).toBe(0);
    expect(await asks(sightOf(own.patient), foreigners, own.requestId)).toBeGreaterThan(0);
    expect(await asks({ role: "foramen_auditor" }, foreigners, own.requestId)).toBeGreaterThan(0);
  });
});

describe("every table", () => {
  test("has policies that hold for its owner too, or a reason why not", async () => {
    const { rows: tables } = await byOwner<{ name: string; held: boolean }>(
      `SELECT relname AS name, relrowsecurity AND relforcerowsecurity AS held FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations'`,
    );
    expect(
      tables
        .filter(({ held }) => !held)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(open).sort());
  });

  test("is read through a view by those policies", async () => {
    const { rows: views } = await byOwner<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')
         AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)`,
    );
    expect(views).toEqual([]);
  });

  test("is out of reach of the login by itself, which owns nothing and is held by every policy", async () => {
    const login = new URL(process.env["DATABASE_URL"] ?? "").username;
    const { rows: found } = await byOwner(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
         (SELECT count(*)::int FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')
           AND has_table_privilege(r.oid, pg_class.oid, 'SELECT, INSERT, UPDATE, DELETE')) AS reached
       FROM pg_roles r WHERE rolname = $1`,
      login,
    );
    const no = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolinherit: false };
    expect(found).toEqual([{ ...no, owned: 0, reached: 0 }]);
  });
});
