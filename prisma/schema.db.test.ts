import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import {
  assignedRequest,
  byOwner,
  draftRequest,
  newAddress,
  newPatient,
  newStaff,
  reviewedRequest,
  rows,
  submittedRequest,
} from "../config/command-scene.ts";

/** Tries a statement as the database's owner, and answers how the database refused. */
const refusalOf = async (sql: string, ...values: unknown[]): Promise<string> => {
  // Emptying tables meets what other tests hold at that moment; the first to notice is the one that gives way.
  const statement = sql.startsWith("TRUNCATE") ? `SET LOCAL deadlock_timeout = '20ms'; ${sql}` : sql;
  const said = await byOwner(statement, ...values).then(
    ({ rowCount }) => `done ${rowCount ?? 0}`,
    (error: unknown) => (error as Error).message,
  );
  return said.includes("deadlock") ? refusalOf(sql, ...values) : said;
};

describe("what is never changed", () => {
  test("an entry of the trail: not updated, not deleted, not emptied away", async () => {
    const { requestId } = await draftRequest();
    for (const sql of [
      `UPDATE audit_entry SET outcome = 'done' WHERE "requestId" = '${requestId}'`,
      `DELETE FROM audit_entry WHERE "requestId" = '${requestId}'`,
      "TRUNCATE audit_entry",
    ])
      expect(await refusalOf(sql)).toContain("audit_entry is never changed");
  });

  test("a signed opinion: not updated, not deleted, not emptied away, nor its request deleted under it", async () => {
    const { requestId } = await reviewedRequest();
    for (const sql of [
      `UPDATE opinion SET findings = 'other' WHERE "requestId" = '${requestId}'`,
      `UPDATE opinion SET "signedAt" = NULL WHERE "requestId" = '${requestId}'`,
      `DELETE FROM opinion WHERE "requestId" = '${requestId}'`,
      "TRUNCATE opinion",
      "TRUNCATE review_request CASCADE",
      "TRUNCATE account CASCADE",
    ])
      expect(await refusalOf(sql)).toContain("opinion is never changed");
    expect(await refusalOf(`DELETE FROM review_request WHERE id = '${requestId}'`)).toMatch(/foreign key/i);
  });
});

describe("what the tables promise", () => {
  const breaks = async (constraint: string, sql: string) => expect(await refusalOf(sql)).toContain(constraint);

  test("a request is submitted before it is worked on, has a surgeon when assigned, and an answer when reviewed", async () => {
    const draft = `WHERE id = '${(await draftRequest()).requestId}'`;
    await breaks("review_request_submitted", `UPDATE review_request SET status = 'in_triage' ${draft}`);
    await breaks("review_request_version", `UPDATE review_request SET version = -1 ${draft}`);
    const sent = `WHERE id = '${(await submittedRequest()).requestId}'`;
    await breaks("review_request_assigned", `UPDATE review_request SET status = 'assigned' ${sent}`);
    const assigned = `WHERE id = '${(await assignedRequest()).requestId}'`;
    await breaks("review_request_answered", `UPDATE review_request SET status = 'reviewed' ${assigned}`);
  });

  test("an opinion is signed as a whole or not at all", async () => {
    const { requestId, surgeon } = await assignedRequest();
    const columns = `INSERT INTO opinion (id, "requestId", "surgeonId", "signedAt", outcome, signature, "contentHash")`;
    const ids = `gen_random_uuid(), '${requestId}', '${surgeon.accountId}'`;
    await breaks("opinion_signed", `${columns} VALUES (${ids}, now(), NULL, 'Eve', 'x')`);
    await breaks("opinion_signed", `${columns} VALUES (${ids}, now(), 'candidate', NULL, 'x')`);
    await breaks("opinion_unsigned", `${columns} VALUES (${ids}, NULL, 'candidate', 'Eve', NULL)`);
  });

  test("an address is one account however it is written; patients have no password, staff have a name", async () => {
    const email = newAddress();
    const insert = `INSERT INTO account (id, role, email, name, "passwordHash") VALUES (gen_random_uuid(), `;
    expect(await refusalOf(`${insert} 'patient', '${email}', NULL, NULL)`)).toBe("done 1");
    expect(await refusalOf(`${insert} 'patient', '${email.toUpperCase()}', NULL, NULL)`)).toMatch(/unique/i);
    await breaks("account_patient_without_password", `${insert} 'patient', '${newAddress()}', NULL, 'x')`);
    await breaks("account_staff_name", `${insert} 'surgeon', '${newAddress()}', NULL, 'x')`);
    await breaks("account_email", `${insert} 'patient', 'no address', NULL, NULL)`);
    const { accountId } = await newStaff("coordinator");
    await breaks("account_enrolled", `UPDATE account SET "enrolledAt" = now() WHERE id = '${accountId}'`);
  });

  test("nothing is left behind of an account: its sessions and half sign-ins go with it", async () => {
    const { accountId } = await newPatient();
    await rows((tx) => tx.staffAttempt.create({ data: { accountId, tokenHash: accountId, expiresAt: new Date() } }));
    expect(await refusalOf(`DELETE FROM account WHERE id = '${accountId}'`)).toBe("done 1");
    expect(await rows((tx) => tx.staffAttempt.count({ where: { accountId } }))).toBe(0);
    expect(
      await refusalOf(
        `INSERT INTO staff_attempt (id, "accountId", "tokenHash", "expiresAt") VALUES (gen_random_uuid(), gen_random_uuid(), 'x', now())`,
      ),
    ).toMatch(/foreign key/i);
  });
});

test("every moment has a time zone, every id of a row is a UUID, and every reference of a row is indexed", async () => {
  const column = await rows(
    (tx) => tx.$queryRaw<{ name: string; type: string }[]>`
      SELECT table_name || '.' || column_name AS name, data_type AS type FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name NOT LIKE '\\_prisma%'`,
  );
  expect(column.filter(({ type }) => type === "timestamp without time zone")).toEqual([]);
  const ids = column.filter(({ name }) => name.endsWith(".id") && !name.startsWith("audit_entry"));
  expect(ids.length).toBeGreaterThan(10);
  expect(ids.filter(({ type }) => type !== "uuid")).toEqual([]);
  const bare = await rows(
    (tx) => tx.$queryRaw<{ name: string }[]>`
      SELECT c.conname AS name FROM pg_constraint c
      WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND NOT EXISTS (
        SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1])`,
  );
  expect(bare).toEqual([]);
});

test("the migrations make exactly what the schema says", async () => {
  const prisma = ["node_modules/prisma/build/index.js", "migrate", "diff", "--config", "config/prisma.config.ts"];
  const asked = ["--from-config-datasource", "--to-schema", "prisma/schema.prisma", "--exit-code"];
  const { stdout } = await promisify(execFile)(process.execPath, [...prisma, ...asked], { env: process.env });
  expect(stdout).toMatch(/No difference detected|empty migration/i);
}, 60_000);
