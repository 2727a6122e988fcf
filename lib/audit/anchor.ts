import { appendFile, readFile } from "node:fs/promises";
import { z } from "zod";
import { env } from "#lib/platform/env.ts";
import { listObjects, listVersions, putLocked, readObject } from "#lib/platform/storage.ts";
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

/** A head as it was written down; what is none is taken for one that nobody signed. */
function headIn(line: string, seq = 0n): Head {
  try {
    return Anchor.parse(JSON.parse(line));
  } catch {
    return { seq, hash: new Uint8Array(), at: new Date(0), keyId: "", signature: new Uint8Array() };
  }
}

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

/**
 * The heads that are kept outside, from storage the newest `most`: each vouches for all of the chain before it. Where they
 * are locked, every version is one: a lock keeps what is there, and does not hinder that something is put in front of it.
 */
export async function readAnchors(most = 1_000): Promise<Head[]> {
  const { AUDIT_ANCHOR_FILE: file, AUDIT_LOCK_DAYS: days } = env();
  const kept: { key: string; versionId?: string }[] =
    days === undefined ? await objectsKept() : await listVersions(folder);
  const heads: Head[] = [];
  for (const { key, versionId } of kept.slice(-most)) {
    const bytes = await readObject(key, versionId);
    if (bytes) heads.push(headIn(Buffer.from(bytes).toString("utf8"), BigInt(/\d+/.exec(key)?.[0] ?? 0)));
  }
  if (file)
    heads.push(
      ...(await readFile(file, "utf8"))
        .trim()
        .split("\n")
        .filter(Boolean)
        .map((line) => headIn(line)),
    );
  return heads;
}

async function objectsKept(): Promise<{ key: string }[]> {
  const kept: { key: string }[] = [];
  for (let more = true; more;) {
    const page = await listObjects(folder, kept.at(-1)?.key ?? "");
    kept.push(...page.objects);
    more = page.more;
  }
  return kept;
}
