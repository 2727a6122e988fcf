import type { Tx } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { clearStorage } from "#lib/studies/clear-storage.ts";
import { released } from "#lib/studies/repo.ts";
import type { ExportKind } from "#prisma/generated/enums.ts";
import { atTheStart, Cursor } from "./cursor.ts";

/** Where exports lie in storage. */
export const exportFolder = "exports/";

/** Bytes that one part holds at least, the last excepted; storage takes none below 5 MiB and no more than 10,000. */
export const partTarget = 16 * 2 ** 20;

/** Holds an export's row until the transaction ends and answers its state; undefined where it was cancelled. */
export async function lockExport(tx: Tx, exportId: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ state: string }[]>`
    SELECT state FROM request_export WHERE id = ${exportId}::uuid FOR UPDATE`;
  return row?.state;
}

/** An export that is being made, and how much of it there is. */
export async function findBuilding(tx: Tx, exportId: string) {
  const found = await tx.requestExport.findFirst({
    where: { id: exportId, state: "building" },
    include: { request: true },
  });
  if (!found) return null;
  const { _sum, _count } = await tx.exportPart.aggregate({ where: { exportId }, _sum: { size: true }, _count: true });
  return { ...found, cursor: Cursor.parse(found.cursor), parts: _count, offset: _sum.size ?? 0 };
}

/** The directory's lines of all parts, in order, and what was found in their files. */
export const directoryOf = (tx: Tx, exportId: string) =>
  tx.exportPart.findMany({
    where: { exportId },
    orderBy: { number: "asc" },
    select: { directory: true, entries: true, found: true },
  });

/** Which export of a request: the patient's copy or the packet for colleagues, of each at most one. */
type Which = { requestId: string; kind: ExportKind };

/**
 * Begins an export. While one is being made, asking again changes nothing; one that is ready is replaced. Answers whether
 * it was begun. The request's row must be locked: of two windows the second finds what the first has begun.
 */
export async function beginExport(tx: Tx, of: Which, language: string): Promise<boolean> {
  const before = await findExport(tx, of);
  if (before?.state === "building") return false;
  if (before) await removeExports(tx, [before]);
  const papers = of.kind === "packet" ? [] : await nextPapers(tx, of.requestId, null);
  const packs = await nextPacks(tx, of, null);
  const totalBytes = [...papers.map(({ size }) => size), ...packs.map(({ bytes }) => bytes)].reduce((a, b) => a + b, 0);
  const key = `${exportFolder}${crypto.randomUUID()}.zip`;
  const { id: exportId } = await tx.requestExport.create({
    data: { ...of, language, key, cursor: atTheStart, totalBytes },
  });
  await enqueue(tx, "build-export", { exportId });
  return true;
}

export const findExport = (tx: Tx, { requestId, kind }: Which) =>
  tx.requestExport.findUnique({ where: { requestId_kind: { requestId, kind } } });

/** How far an export is; null where there is none, or its days are over. */
export async function progressOf(tx: Tx, of: Which) {
  const found = await findExport(tx, of);
  if (!found || (found.expiresAt && found.expiresAt < new Date())) return null;
  return {
    state: found.state,
    doneBytes: Number(found.doneBytes),
    totalBytes: Number(found.totalBytes),
    readyAt: found.readyAt?.toISOString() ?? null,
    expiresAt: found.expiresAt?.toISOString() ?? null,
  };
}

/** Where an export lies that can be saved now; null where there is none. */
export async function readyExport(tx: Tx, { requestId, kind }: Which): Promise<string | null> {
  const found = await tx.requestExport.findFirst({
    where: { requestId, kind, state: "ready", expiresAt: { gt: new Date() } },
  });
  return found?.key ?? null;
}

type Held = { id: string; key: string; uploadId: string | null };

/** Removes exports: rows now, objects by a job that exists exactly if this commits. */
export async function removeExports(tx: Tx, exports: readonly Held[]): Promise<void> {
  await tx.requestExport.deleteMany({ where: { id: { in: exports.map(({ id }) => id) } } });
  await clearStorage(tx, leftoversOfExports(exports));
}

/** What exports have in storage: the object, or parts that were never joined. */
export const leftoversOfExports = (exports: readonly Omit<Held, "id">[]) => ({
  keys: exports.map(({ key }) => key),
  uploads: exports.flatMap(({ key, uploadId }) => (uploadId ? [{ key, uploadId }] : [])),
});

type NextPaper = { id: string; key: string; label: string; type: string; size: number; ofMessage: boolean };
type NextPack = { id: string; key: string; bytes: number };

/** Papers that come next in an export, oldest first. */
export async function nextPapers(tx: Tx, requestId: string, after: string | null): Promise<NextPaper[]> {
  const papers = await tx.paper.findMany({
    where: { requestId, state: "kept", missingAt: null, ...(after && { id: { gt: after } }) },
    orderBy: { id: "asc" },
    select: { id: true, key: true, label: true, type: true, size: true, messageId: true },
  });
  return papers.map(({ messageId, type, ...paper }) => ({
    ...paper,
    type: type ?? "pdf",
    ofMessage: messageId !== null,
  }));
}

/** Packs that come next, with how many bytes of each go into an export. What may be another person's goes into no packet. */
export const nextPacks = (tx: Tx, { requestId, kind }: Which, after: string | null): Promise<NextPack[]> =>
  tx.$queryRaw<NextPack[]>`
    SELECT pack.id, pack.key, sum(file."compressedSize")::float8 AS bytes
    FROM pack
    JOIN scan_file file ON file."packId" = pack.id AND file.state = 'accepted'
    JOIN instance ON instance."fileId" = file.id
    JOIN series ON series.id = instance."seriesId"
    JOIN study ON study.id = series."studyId" AND study."withdrawnAt" IS NULL
    WHERE pack."requestId" = ${requestId}::uuid AND pack.state = 'checked' AND pack."missingAt" IS NULL
      AND (${after}::uuid IS NULL OR pack.id > ${after}::uuid)
      AND (${kind} <> 'packet' OR study.decision = 'theirs'
        OR (study.decision IS NULL AND study.identity IN ('match', 'probable', 'unknown')))
    GROUP BY pack.id ORDER BY pack.id`;

/** The studies of a request with their series, in one order for all parts. */
export const studiesOf = (tx: Tx, { requestId, kind }: Which) =>
  tx.study.findMany({
    where: { requestId, withdrawnAt: null, ...(kind === "packet" && released) },
    orderBy: { id: "asc" },
    select: { series: { orderBy: [{ number: { sort: "asc", nulls: "last" } }, { id: "asc" }], select: { id: true } } },
  });

/** The accepted files of packs, as they lie there. */
export const filesOf = (tx: Tx, { kind }: Which, packIds: string[]) =>
  tx.scanFile.findMany({
    where: {
      packId: { in: packIds },
      state: "accepted",
      instance: { series: { study: { withdrawnAt: null, ...(kind === "packet" && released) } } },
    },
    orderBy: { dataOffset: "asc" },
    select: {
      packId: true,
      entry: true,
      size: true,
      method: true,
      dataOffset: true,
      compressedSize: true,
      instance: { select: { seriesId: true } },
    },
  });
