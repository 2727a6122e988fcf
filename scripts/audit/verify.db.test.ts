import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listAffected } from "./affected.ts";
import { linkPages, unsealed } from "./links.ts";
import { atOnce, entries, newPatient, newStaff, rows, submittedRequest } from "../../config/command-scene.ts";
import { listOwnRequests } from "#lib/intake/list-own-requests.ts";
import { viewRequest } from "#lib/triage/view-request.ts";
import { keepAnchor, readAnchors } from "#lib/audit/anchor.ts";
import { type Head, verifyChain } from "#lib/audit/chain.ts";
import { auditKeys } from "#lib/audit/keys.ts";
import { headToAnchor, lastHead, noteAnchor, sealBatch, sealNext } from "#lib/audit/seal-repo.ts";

/** Seals all there is; other tests may be adding to the trail meanwhile. */
async function sealAll(): Promise<void> {
  for (let count = sealBatch; count === sealBatch;) count = (await rows((tx) => sealNext(tx, 0n))).count;
}

const sealOf = (entryId: bigint) => rows((tx) => tx.auditSeal.findUnique({ where: { entryId } }));

/** Whoever owns the database, past every wall. */
let owner: Client;
beforeAll(async () => {
  owner = new Client({ connectionString: process.env["DATABASE_OWNER_URL"] ?? process.env["DATABASE_URL"] });
  await owner.connect();
});
afterAll(() => owner.end());

describe("sealing", () => {
  test("takes what is new once, without a gap, and signs the end", async () => {
    await submittedRequest();
    await sealAll();
    const head = await rows(lastHead);
    const [count] = await rows(
      (tx) =>
        tx.$queryRaw<{ links: number; end: bigint }[]>`SELECT count(*)::int AS links, max(seq) AS end FROM audit_seal`,
    );
    expect(Number(count?.end)).toBe(count?.links);
    expect(head?.seq).toBe(count?.end);
    expect(await verifyChain(linkPages(owner), auditKeys())).toMatchObject({ wrong: null });
  });

  test("by several at once seals nothing twice", async () => {
    await submittedRequest();
    await atOnce(8, async () => ({ ok: true, value: await rows((tx) => sealNext(tx, 0n)) }));
    await sealAll();
    expect(await verifyChain(linkPages(owner, 100), auditKeys())).toMatchObject({ wrong: null });
  });

  test("finds an entry whose act was committed after later ones were sealed, and holds nobody up", async () => {
    const slow = new Client({ connectionString: process.env["DATABASE_OWNER_URL"] ?? process.env["DATABASE_URL"] });
    await slow.connect();
    try {
      await slow.query("BEGIN");
      const late = await slow.query<{ id: string }>(
        "INSERT INTO audit_entry (act, outcome, role) VALUES ('test.late', 'done', 'system') RETURNING id",
      );
      const id = BigInt(late.rows[0]?.id ?? 0);
      await newPatient();
      await submittedRequest();
      await sealAll();
      expect(await sealOf(id)).toBeNull();
      await slow.query("COMMIT");
      const before = await rows(lastHead);
      await sealAll();
      expect((await sealOf(id))?.seq).toBeGreaterThan(before?.seq ?? 0n);
      expect(await verifyChain(linkPages(owner), auditKeys())).toMatchObject({ wrong: null });
    } finally {
      await slow.end();
    }
  });

  test("puts the signed end outside the database, once", async () => {
    await submittedRequest();
    await sealAll();
    const head = await rows(headToAnchor);
    if (!head) throw new Error("there is nothing to anchor");
    await keepAnchor(head);
    await rows((tx) => noteAnchor(tx, head.seq));
    expect((await rows(headToAnchor))?.seq).not.toBe(head.seq);
    const kept = (await readAnchors()).find(({ seq }) => seq === head.seq);
    expect(kept).toEqual({ ...head, hash: Buffer.from(head.hash), signature: Buffer.from(head.signature) });
  });
});

describe("who owns the database and changes the trail", () => {
  beforeAll(async () => {
    await submittedRequest();
    await sealAll();
    await listOwnRequests(await newPatient(), {}); // a batch of its own
  });

  /** What the verification says after some statements, which are taken back. */
  async function after(...statements: string[]) {
    await sealAll();
    const head = (await rows(lastHead)) as Head;
    await owner.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    try {
      await owner.query("SET LOCAL session_replication_role = replica"); // no trigger, no rule
      for (const statement of statements) await owner.query(statement);
      return {
        head,
        verdict: await verifyChain(linkPages(owner), auditKeys(), [head]),
        waiting: await unsealed(owner),
      };
    } finally {
      await owner.query("ROLLBACK");
    }
  }
  const victim = (of: string) => `(SELECT ${of} FROM audit_seal WHERE seq = (SELECT max(seq) / 2 FROM audit_seal))`;

  /** The end of the batch before the last one. */
  const cut = "(SELECT seq FROM audit_seal WHERE signature IS NOT NULL ORDER BY seq DESC OFFSET 1 LIMIT 1)";

  test.each([
    [
      "edits an entry",
      "entry changed",
      [`UPDATE audit_entry SET act = 'test.other' WHERE id = ${victim('"entryId"')}`],
    ],
    [
      "edits a moment",
      "entry changed",
      [`UPDATE audit_entry SET at = at + interval '1 ms' WHERE id = ${victim('"entryId"')}`],
    ],
    ["deletes an entry", "entry missing", [`DELETE FROM audit_entry WHERE id = ${victim('"entryId"')}`]],
    [
      "deletes it with its link",
      "seal missing",
      [
        `DELETE FROM audit_entry WHERE id = ${victim('"entryId"')}`,
        `DELETE FROM audit_seal WHERE seq = ${victim("seq")}`,
      ],
    ],
    [
      "lets two change places",
      "entry changed",
      [
        `UPDATE audit_seal SET "entryId" = -"entryId" WHERE seq IN (1, 2)`,
        `UPDATE audit_seal s SET "entryId" = -o."entryId" FROM audit_seal o WHERE s.seq IN (1, 2) AND o.seq = 3 - s.seq`,
      ],
    ],
    [
      "slips one in",
      "seal missing",
      [`UPDATE audit_seal SET seq = -seq - 1 WHERE seq > 1`, `UPDATE audit_seal SET seq = -seq WHERE seq < 0`],
    ],
    [
      "cuts the end off",
      "end cut off",
      [
        `DELETE FROM audit_entry WHERE id IN (SELECT "entryId" FROM audit_seal WHERE seq > ${cut})`,
        `DELETE FROM audit_seal WHERE seq > ${cut}`,
      ],
    ],
    ["empties all of it", "end cut off", ["TRUNCATE audit_entry, audit_seal, audit_anchor"]],
    [
      "takes a signature away",
      "end not signed",
      [
        `UPDATE audit_seal SET at = NULL, "keyId" = NULL, signature = NULL WHERE seq = (SELECT max(seq) FROM audit_seal)`,
      ],
    ],
  ] as const)("%s: found", async (_, why, statements) => {
    const { verdict } = await after(...statements);
    expect(verdict.wrong?.why).toBe(why);
  });

  test("one who adds an entry finds it waiting to be sealed", async () => {
    const { verdict, waiting } = await after(
      "INSERT INTO audit_entry (act, outcome, role) VALUES ('test.more', 'done', 'system')",
    );
    expect(verdict.wrong).toBeNull();
    expect(waiting.count).toBeGreaterThan(0);
  });

  test("is refused by the table itself as long as its rules stand", async () => {
    await submittedRequest();
    await sealAll();
    for (const statement of [
      "UPDATE audit_seal SET hash = '' WHERE seq = 1",
      "DELETE FROM audit_seal WHERE seq = 1",
      "TRUNCATE audit_seal",
    ])
      await expect(owner.query(statement)).rejects.toThrow("audit_seal is never changed");
  });
});

test("whose records somebody touched is listed for each request, and what was denied is not", async () => {
  const coordinator = await newStaff("coordinator");
  const [one, other] = [await submittedRequest(), await submittedRequest()];
  for (const { requestId } of [one, one, other]) await viewRequest(coordinator, { requestId });
  const surgeon = await newStaff("surgeon");
  await viewRequest(surgeon, { requestId: other.requestId });
  const of = await listAffected(owner, { account: coordinator.accountId }, true);
  expect(of).toMatchObject([
    {
      requestId: one.requestId,
      patientId: one.patient.accountId,
      acts: 1,
      name: "Pat Sample",
      email: one.patient.email,
    },
    { requestId: other.requestId, acts: 1 },
  ]);
  expect(await listAffected(owner, { session: coordinator.sessionId })).toHaveLength(2);
  expect(await listAffected(owner, { account: surgeon.accountId })).toEqual([]);
  const [first] = await entries({ actorId: coordinator.accountId });
  expect(await listAffected(owner, { account: coordinator.accountId, to: first?.at })).toEqual([]);
});
