import type { AuditEntry } from "#prisma/generated/client.ts";
import type { Tx } from "#lib/platform/db.ts";
import { genesis, type Head, linkHash, signHead } from "./chain.ts";
import { auditKeys } from "./keys.ts";

/** As many entries as one transaction seals. */
export const sealBatch = 2_000;

/**
 * Chains entries that are not sealed yet, in the order of their ids, and signs the last of them; answers how many, and
 * the highest id. One sealer works at a time, another one finds nothing to do; whoever adds entries waits for neither.
 * An entry that was committed late is found as long as its id is above `from`.
 */
export async function sealNext(tx: Tx, from: bigint): Promise<{ count: number; upTo: bigint }> {
  const [lock] = await tx.$queryRaw<{ ours: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtext('audit_seal')) AS ours`;
  if (!lock?.ours) return { count: 0, upTo: from };
  const entries = await tx.$queryRaw<AuditEntry[]>`
    SELECT e.* FROM audit_entry e
    WHERE e.id > ${from} AND NOT EXISTS (SELECT FROM audit_seal s WHERE s."entryId" = e.id)
    ORDER BY e.id LIMIT ${sealBatch}`;
  const newest = entries.at(-1);
  if (!newest) return { count: 0, upTo: from };
  const last = await tx.auditSeal.findFirst({ orderBy: { seq: "desc" } });
  let [seq, hash]: [bigint, Uint8Array] = [last?.seq ?? 0n, last?.hash ?? genesis];
  const hashes = entries.map((entry) => {
    seq += 1n;
    hash = linkHash(hash, seq, entry);
    return Buffer.from(hash).toString("hex");
  });
  const { at, keyId, signature } = signHead(auditKeys(), { seq, hash, at: new Date() });
  const first = seq - BigInt(entries.length) + 1n;
  await tx.$executeRaw`
    INSERT INTO audit_seal (seq, "entryId", hash, at, "keyId", signature)
    SELECT ${String(first)}::bigint + n - 1, id::bigint, decode(hash, 'hex'),
      CASE WHEN n = ${entries.length}::int THEN ${at}::timestamptz END,
      CASE WHEN n = ${entries.length}::int THEN ${keyId}::text END,
      CASE WHEN n = ${entries.length}::int THEN decode(${Buffer.from(signature).toString("hex")}::text, 'hex') END
    FROM unnest(${entries.map(({ id }) => String(id))}::text[], ${hashes}::text[]) WITH ORDINALITY AS link (id, hash, n)`;
  return { count: entries.length, upTo: newest.id };
}

/** The end of the chain, signed; null before the first sealing. */
export async function lastHead(tx: Tx): Promise<Head | null> {
  const link = await tx.auditSeal.findFirst({ where: { signature: { not: null } }, orderBy: { seq: "desc" } });
  if (!link?.at || !link.keyId || !link.signature) return null;
  const { seq, hash, at, keyId, signature } = link;
  return { seq, hash, at, keyId, signature };
}

/** The end of the chain where no copy of it lies outside the database yet. */
export async function headToAnchor(tx: Tx): Promise<Head | null> {
  const head = await lastHead(tx);
  return head && (await tx.auditAnchor.count({ where: { seq: head.seq } })) === 0 ? head : null;
}

/** Takes note that a copy of a head lies outside; two who put it there at once both did. */
export const noteAnchor = (tx: Tx, seq: bigint) => tx.auditAnchor.createMany({ data: { seq }, skipDuplicates: true });
