import { z } from "zod";
import type { Tx } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { log } from "#lib/platform/log.ts";
import { listObjects } from "#lib/platform/storage.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";
import { clearStorage } from "./clear-storage.ts";
import { kindOf, objectKinds } from "./object-kinds.ts";

const day = 24 * 60 * 60_000;
/** S3 lists no more at once. */
const pageSize = 1_000;

const Counts = z.object({ objects: z.int(), orphans: z.int(), missing: z.int() });

/** Where the walk is: under which prefix, after which key, and what it has found so far. */
const Walk = z.object({
  prefix: z.enum(objectKinds.map(({ prefix }) => prefix)),
  after: z.string().default(""),
  page: z.int().min(1).max(pageSize).default(pageSize),
  sofar: Counts.default({ objects: 0, orphans: 0, missing: 0 }),
});

/**
 * Holds one page of what storage lists against the rows of the same stretch of keys. Objects without a row go, and rows
 * without an object are looked into, both by jobs of their own; only what is older than a day counts, so never what is
 * being sent. The next page is a job that exists exactly if this one is saved: killed anywhere, the walk goes on.
 */
export const reconcileStorage = task({
  name: "storage.reconcile",
  input: Walk,
  subject: async () => ({ before: new Date(Date.now() - day) }),
  allow: isSystem,
  work: ({ input: { prefix, after, page } }) => listObjects(prefix, after, page),
  async save({ tx, subject: { before }, input: { prefix, after, page, sofar }, worked: { objects, more }, trail }) {
    const precious = kindOf(prefix).precious;
    const last = more ? (objects.at(-1)?.key ?? null) : null;
    const rows = (await precious?.demanded(tx, { after, upTo: last, before, take: page })) ?? [];
    // Where rows are denser than objects, the page ends with the last of them.
    const end = rows.length === page ? (rows.at(-1)?.key ?? last) : last;
    const listed = objects.filter(({ key }) => end === null || key <= end);
    const there = new Set(listed.map(({ key }) => key));
    const missing = rows.filter(({ key }) => !there.has(key));
    const orphans = await withoutRow(tx, prefix, listed, before);
    const found = { objects: listed.length, orphans: orphans.length, missing: missing.length };
    const total = sum(sofar, found);
    const halted = tooMuch(orphans.length, listed.length) || tooMuch(missing.length, rows.length);
    trail.detail = { prefix, ...total, ended: end === null || halted, ...(halted && { halted }) };
    if (halted) {
      // Another bucket, or another database, than the one that belongs here: somebody has to look.
      log("error", "storage and database do not belong together", { part: prefix, count: orphans.length });
      return trail.detail;
    }
    await precious?.find(tx, [...there]);
    await clearStorage(tx, { keys: orphans, uploads: [] });
    for (const [requestId, keys] of byRequest(missing)) await enqueue(tx, "lose-objects", { requestId, prefix, keys });
    if (end !== null) await enqueue(tx, "reconcile-storage", { prefix, after: end, page, sofar: total });
    return trail.detail;
  },
});

async function withoutRow(
  tx: Tx,
  prefix: string,
  listed: readonly { key: string; modified: Date }[],
  before: Date,
): Promise<string[]> {
  const old = listed.filter(({ modified }) => modified < before).map(({ key }) => key);
  const owned = new Set(old.length > 0 ? await kindOf(prefix).owned(tx, old) : []);
  return old.filter((key) => !owned.has(key));
}

type Found = z.output<typeof Counts>;

const sum = (a: Found, b: Found): Found => ({
  objects: a.objects + b.objects,
  orphans: a.orphans + b.orphans,
  missing: a.missing + b.missing,
});

/** A few are an accident; most of a page is a wrong address, and nothing is removed for that. */
const tooMuch = (found: number, of: number): boolean => found > 20 && found > of / 2;

function byRequest(rows: readonly { key: string; requestId: string }[]): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const { key, requestId } of rows) keys.set(requestId, [...(keys.get(requestId) ?? []), key]);
  return keys;
}
