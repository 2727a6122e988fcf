import type { Client } from "pg";
import { readAnchors } from "#lib/audit/anchor.ts";
import { type Verdict, verifyChain } from "#lib/audit/chain.ts";
import { auditKeys } from "#lib/audit/keys.ts";
import { linkPages, unsealed } from "./links.ts";
import { noteInTrail } from "./note-in-trail.ts";

/** The sealer looks every second; what waits longer than this waits for one that stands still, or was kept from it. */
const patience = 10 * 60_000;

/**
 * Verifies the whole trail against what is sealed and what is kept outside the database, writes what was found into the
 * trail, and says it. Answers whether everything is right.
 */
export async function verify(client: Client): Promise<boolean> {
  const begun = Date.now();
  const anchors = await readAnchors(); // before the rows are looked at: none of these may be missing there
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const verdict = await verifyChain(linkPages(client), auditKeys(), anchors);
  const waiting = await unsealed(client);
  await client.query("COMMIT");
  const stuck = waiting.oldest !== null && Date.now() - waiting.oldest.getTime() > patience;
  const right = verdict.wrong === null && !stuck;
  await noteInTrail(client, "audit.verify", {
    right,
    sealed: verdict.sealed,
    waiting: waiting.count,
    ...(verdict.head && { head: Buffer.from(verdict.head.hash).toString("hex").slice(0, 16) }),
    ...(verdict.wrong && { wrong: verdict.wrong.why, at: Number(verdict.wrong.seq) }),
  });
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  console.log(`${count(verdict.sealed)} sealed entries, ${count(anchors.length)} anchors, in ${seconds} s.`);
  console.log(said(verdict));
  console.log(
    waiting.count === 0
      ? "No entry waits to be sealed."
      : `${count(waiting.count)} entries are not sealed yet, the oldest of ${waiting.oldest?.toISOString() ?? ""}${stuck ? ": the sealer does not run, or they were kept from it." : "."}`,
  );
  return right;
}

function said({ wrong, head }: Verdict): string {
  if (wrong) {
    const entry = wrong.entryId === null ? "" : `, entry ${wrong.entryId}`;
    return `WRONG from link ${wrong.seq}${entry}: ${wrong.why}. Nothing after it is proven; see docs/audit.md.`;
  }
  if (!head) return "Nothing is sealed yet.";
  return `Right. Its end is link ${head.seq} of ${head.at.toISOString()}, ${Buffer.from(head.hash).toString("hex")}, signed with key ${head.keyId}.`;
}

const count = (number: number): string => number.toLocaleString("en-US");
