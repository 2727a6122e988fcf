import type { Tx } from "#lib/platform/db.ts";
import { clearStorage } from "#lib/studies/clear-storage.ts";
import { Cursor } from "./cursor.ts";

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

/** The directory's lines of all parts, in order. */
export const directoryOf = (tx: Tx, exportId: string) =>
  tx.exportPart.findMany({
    where: { exportId },
    orderBy: { number: "asc" },
    select: { directory: true, entries: true },
  });

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

/** Packs that come next, with how many bytes of each go into an export. */
export const nextPacks = (tx: Tx, requestId: string, after: string | null): Promise<NextPack[]> =>
  tx.$queryRaw<NextPack[]>`
    SELECT pack.id, pack.key, sum(file."compressedSize")::float8 AS bytes
    FROM pack
    JOIN scan_file file ON file."packId" = pack.id AND file.state = 'accepted'
    JOIN instance ON instance."fileId" = file.id
    JOIN series ON series.id = instance."seriesId"
    JOIN study ON study.id = series."studyId" AND study."withdrawnAt" IS NULL
    WHERE pack."requestId" = ${requestId}::uuid AND pack.state = 'checked' AND pack."missingAt" IS NULL
      AND (${after}::uuid IS NULL OR pack.id > ${after}::uuid)
    GROUP BY pack.id ORDER BY pack.id`;

/** The studies of a request with their series, in one order for all parts. */
export const studiesOf = (tx: Tx, requestId: string) =>
  tx.study.findMany({
    where: { requestId, withdrawnAt: null },
    orderBy: { id: "asc" },
    select: {
      studyDate: true,
      description: true,
      series: {
        orderBy: [{ number: { sort: "asc", nulls: "last" } }, { id: "asc" }],
        select: { id: true, description: true, modality: true },
      },
    },
  });

/** The accepted files of packs, as they lie there. */
export const filesOf = (tx: Tx, packIds: string[]) =>
  tx.scanFile.findMany({
    where: { packId: { in: packIds }, state: "accepted", instance: { series: { study: { withdrawnAt: null } } } },
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
