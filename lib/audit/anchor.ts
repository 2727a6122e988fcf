import { appendFile, readFile } from "node:fs/promises";
import { z } from "zod";
import { env } from "#lib/platform/env.ts";
import { listObjects, putLocked, readObject } from "#lib/platform/storage.ts";
import type { Head } from "./chain.ts";

const folder = "audit/";

const hex = z.hex().transform((text): Uint8Array => Buffer.from(text, "hex"));

/** A head as it lies outside the database. */
const Anchor = z.object({
  seq: z.string().regex(/^\d+$/).transform(BigInt),
  hash: hex,
  at: z.iso.datetime().transform((text) => new Date(text)),
  keyId: z.string(),
  signature: hex,
});

const lineOf = ({ seq, hash, at, keyId, signature }: Head): string =>
  JSON.stringify({
    seq: String(seq),
    hash: Buffer.from(hash).toString("hex"),
    at: at.toISOString(),
    keyId,
    signature: Buffer.from(signature).toString("hex"),
  });

const headIn = (line: string): Head => Anchor.parse(JSON.parse(line));

/**
 * Puts a signed head where whoever holds the database cannot reach it: an object that is locked for AUDIT_LOCK_DAYS where
 * that is set, and a line of the file AUDIT_ANCHOR_FILE where one is named.
 */
export async function keepAnchor(head: Head): Promise<void> {
  const { AUDIT_ANCHOR_FILE: file, AUDIT_LOCK_DAYS: days } = env();
  const line = lineOf(head);
  await putLocked(`${folder}${String(head.seq).padStart(19, "0")}.json`, Buffer.from(line), days);
  if (file) await appendFile(file, `${line}\n`, { mode: 0o600 });
}

/** The heads that are kept outside, from storage the newest `most`: each vouches for all of the chain before it. */
export async function readAnchors(most = 1_000): Promise<Head[]> {
  const keys: string[] = [];
  for (let more = true; more;) {
    const page = await listObjects(folder, keys.at(-1) ?? "");
    keys.push(...page.objects.map(({ key }) => key));
    more = page.more;
  }
  const heads: Head[] = [];
  for (const key of keys.slice(-most)) {
    const bytes = await readObject(key);
    if (bytes) heads.push(headIn(Buffer.from(bytes).toString("utf8")));
  }
  const { AUDIT_ANCHOR_FILE: file } = env();
  if (file) heads.push(...(await readFile(file, "utf8")).trim().split("\n").filter(Boolean).map(headIn));
  return heads;
}
