import type { Client } from "pg";
import type { Entry, Link } from "#lib/audit/chain.ts";

type Row = Omit<Entry, "id" | "at"> & {
  seq: string;
  entryId: string;
  hash: Buffer;
  sealedAt: Date | null;
  keyId: string | null;
  signature: Buffer | null;
  id: string | null;
  at: Date;
};

/** The chain from its beginning, so many links at a time, each with the entry it was made of. */
export async function* linkPages(client: Client, size = 5_000): AsyncGenerator<Link[]> {
  for (let after = "0"; ;) {
    const { rows } = await client.query<Row>(
      `SELECT s.seq, s."entryId", s.hash, s.at AS "sealedAt", s."keyId", s.signature, e.id, e.at, e.act,
         e.outcome::text, e."actorId", e.role, e."sessionId", e."requestId", e."patientId", e.place, e.browser, e.detail
       FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s."entryId"
       WHERE s.seq > $1 ORDER BY s.seq LIMIT $2`,
      [after, size],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(linkOf);
    after = last.seq;
  }
}

function linkOf({ seq: place, entryId, hash, sealedAt, keyId, signature, id, ...entry }: Row): Link {
  const seq = BigInt(place);
  return {
    seq,
    entryId: BigInt(entryId),
    hash,
    entry: id === null ? null : { ...entry, id: BigInt(id) },
    head: sealedAt && keyId && signature ? { seq, hash, at: sealedAt, keyId, signature } : null,
  };
}

/** Entries that no link names: how many, and since when the oldest of them waits. */
export async function unsealed(client: Client): Promise<{ count: number; oldest: Date | null }> {
  const { rows } = await client.query<{ count: number; oldest: Date | null }>(
    `SELECT count(*)::int AS count, min(e.at) AS oldest
     FROM audit_entry e WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s."entryId" = e.id)`,
  );
  return rows[0] ?? { count: 0, oldest: null };
}
