import { Client } from "pg";
import { bareScene } from "./bare-scene.ts";
import { megabytes, type BareSoak } from "./run.ts";

/** Verifying may need so much more memory than before it began, however long the trail is. */
const limit = 200e6;

/** A trail of a million entries: how fast it is sealed and verified, in how much memory, and whether one changed entry is found. */
export const trail: BareSoak = async ({ short, random }) => {
  const scene = await bareScene();
  try {
    const { sealBatch, sealNext } = await import("#lib/audit/seal-repo.ts");
    const { verifyChain } = await import("#lib/audit/chain.ts");
    const { auditKeys } = await import("#lib/audit/keys.ts");
    const { sightOf, system } = await import("#lib/accounts/actor.ts");
    const { inTransaction } = await import("#lib/platform/db.ts");
    const { linkPages } = await import("#scripts/audit/links.ts");
    const owner = new Client({ connectionString: process.env["DATABASE_OWNER_URL"] ?? process.env["DATABASE_URL"] });
    await owner.connect();
    try {
      const entries = short ? 50_000 : 1_000_000;
      await owner.query(
        `INSERT INTO audit_entry (at, act, outcome, "actorId", role, "sessionId", "requestId", "patientId", place, browser)
         SELECT now() - (($1 - n) || ' ms')::interval, 'request.view', 'done', gen_random_uuid(), 'coordinator',
           gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '203.0.113.…', 'Firefox, Windows'
         FROM generate_series(1, $1::int) n`,
        [entries],
      );
      let begun = Date.now();
      for (let [count, from] = [sealBatch, 0n]; count === sealBatch;) {
        const sealed = await inTransaction(sightOf(system), (tx) => sealNext(tx, from), 30_000);
        [count, from] = [sealed.count, sealed.upTo];
      }
      const sealing = seconds(begun);
      begun = Date.now();
      const before = process.memoryUsage().rss;
      let most = before;
      const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
      const { sealed, wrong } = await verifyChain(linkPages(owner), auditKeys());
      clearInterval(sampling);
      const verifying = seconds(begun);
      const victim = 1 + Math.floor(random() * entries);
      await owner.query("SET session_replication_role = replica");
      await owner.query(
        `UPDATE audit_entry SET outcome = 'denied' WHERE id = (SELECT "entryId" FROM audit_seal WHERE seq = $1)`,
        [victim],
      );
      const found = (await verifyChain(linkPages(owner), auditKeys())).wrong;
      const faults: string[] = [];
      if (wrong || sealed < entries) faults.push(`of ${entries} entries ${sealed} were found right`);
      if (found?.seq !== BigInt(victim)) faults.push(`the entry that was changed, ${victim}, was not found`);
      if (most - before > limit) faults.push(`verifying needed ${megabytes(most - before)} more memory`);
      const rate = (time: number) => Math.round(entries / time).toLocaleString("en-US");
      return {
        words:
          `${entries.toLocaleString("en-US")} entries: sealed in ${sealing.toFixed(1)} s (${rate(sealing)} a second), ` +
          `verified in ${verifying.toFixed(1)} s (${rate(verifying)} a second) with ${megabytes(most - before)} more ` +
          `memory; the one that was changed was named`,
        wrong: faults,
      };
    } finally {
      await owner.end();
    }
  } finally {
    await scene.end();
  }
};

const seconds = (begun: number): number => (Date.now() - begun) / 1000;
