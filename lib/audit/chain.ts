import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** An entry of the trail as it is sealed; what is null is left out, so that a new column changes no old hash. */
export type Entry = {
  id: bigint;
  at: Date;
  act: string;
  outcome: string;
  actorId: string | null;
  role: string;
  sessionId: string | null;
  requestId: string | null;
  patientId: string | null;
  place: string | null;
  browser: string | null;
  detail: unknown;
};

/** The end of the chain at some moment, signed: whoever holds it can tell whether anything before it was changed. */
export type Head = { seq: bigint; hash: Uint8Array; at: Date; keyId: string; signature: Uint8Array };

/** A link of the chain as it is kept: the entry it was made of, null where that is gone, and the head that it may be. */
export type Link = { seq: bigint; entryId: bigint; hash: Uint8Array; entry: Entry | null; head: Head | null };

/** Keys by their id (`keyIdOf`); the first signs. */
export type Keys = ReadonlyMap<string, Uint8Array>;

/** What is wrong first, in the order of the chain. */
export type Wrong = { seq: bigint; entryId: bigint | null; why: WrongWhy };

export type WrongWhy =
  | "seal missing"
  | "entry missing"
  | "entry changed"
  | "entry dated back"
  | "signature wrong"
  | "end not signed"
  | "anchor differs"
  | "anchor forged"
  | "end cut off";

export type Verdict = { sealed: number; head: Head | null; wrong: Wrong | null };

/** Before the first link. */
export const genesis: Uint8Array = new Uint8Array(32);

/** An entry may be sealed after later ones, as its act took its time; never so many milliseconds. */
const latest = 60 * 60_000;

/** The hash of a link: SHA-256 over the one before, its place in the chain and its entry as canonical JSON. */
export const linkHash = (before: Uint8Array, seq: bigint, entry: Entry): Uint8Array =>
  createHash("sha256")
    .update(before)
    .update(canonical({ ...entry, seq: String(seq), id: String(entry.id), at: entry.at.toISOString() }))
    .digest();

/** By which a key is named where it signed, so that it can be replaced: the first 8 digits of its SHA-256. */
export const keyIdOf = (key: Uint8Array): string => createHash("sha256").update(key).digest("hex").slice(0, 8);

/** Signs the end of the chain with the first key (HMAC-SHA-256). */
export function signHead(keys: Keys, { seq, hash, at }: Pick<Head, "seq" | "hash" | "at">): Head {
  const [first] = keys;
  if (!first) throw new Error("there is no key to sign with");
  const [keyId, key] = first;
  return { seq, hash, at, keyId, signature: signatureOf(key, { seq, hash, at }) };
}

/** Whether a head was signed with one of our keys. */
export function isOurs(keys: Keys, head: Head): boolean {
  const key = keys.get(head.keyId);
  if (!key) return false;
  const expected = signatureOf(key, head);
  return expected.length === head.signature.length && timingSafeEqual(expected, head.signature);
}

/**
 * Follows the chain from its beginning and names what is wrong first: a link or an entry that is gone, an entry that was
 * changed, moved, slipped in or dated back, a signature that is not ours, an end that was cut off. `anchors` are heads
 * kept elsewhere: without one, an end that was cut off at a signed link is not seen. Memory stays flat.
 */
export async function verifyChain(
  pages: AsyncIterable<readonly Link[]> | Iterable<readonly Link[]>,
  keys: Keys,
  anchors: readonly Head[] = [],
): Promise<Verdict> {
  const kept = new Map(anchors.map((anchor) => [anchor.seq, anchor]));
  const forged = anchors.find((anchor) => !isOurs(keys, anchor));
  const end: Verdict = { sealed: 0, head: null, wrong: null };
  let [before, seq, newest] = [genesis, 0n, 0];
  let last: Link | null = null;
  for await (const page of pages)
    for (const link of page) {
      const why = wrongOf(link);
      if (why) return { ...end, wrong: { seq: link.seq, entryId: link.entryId, why } };
      if (link.head) end.head = link.head;
      newest = Math.max(newest, link.entry?.at.getTime() ?? 0);
      [before, seq, last] = [link.hash, link.seq, link];
      end.sealed += 1;
    }
  if (last && !last.head) return { ...end, wrong: { seq, entryId: last.entryId, why: "end not signed" } };
  if (forged) return { ...end, wrong: { seq: forged.seq, entryId: null, why: "anchor forged" } };
  if (anchors.some((anchor) => anchor.seq > seq))
    return { ...end, wrong: { seq: seq + 1n, entryId: null, why: "end cut off" } };
  return end;

  function wrongOf({ seq: here, hash, entry, head }: Link): WrongWhy | null {
    if (here !== seq + 1n) return "seal missing";
    if (!entry) return "entry missing";
    if (!same(linkHash(before, here, entry), hash)) return "entry changed";
    if (entry.at.getTime() < newest - latest) return "entry dated back";
    if (head && (!same(head.hash, hash) || !isOurs(keys, head))) return "signature wrong";
    const anchor = kept.get(here);
    return anchor && isOurs(keys, anchor) && !same(anchor.hash, hash) ? "anchor differs" : null;
  }
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

const signatureOf = (key: Uint8Array, { seq, hash, at }: Pick<Head, "seq" | "hash" | "at">): Uint8Array =>
  createHmac("sha256", key)
    .update(canonical({ seq: String(seq), hash: Buffer.from(hash).toString("hex"), at: at.toISOString() }))
    .digest();

/** JSON with the names in order and without what is null: the same for the same value, whoever wrote it. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([, each]) => each !== null && each !== undefined)
            .sort(([one], [other]) => (one < other ? -1 : 1)),
        )
      : inner,
  );
}
