import type { DicomHeader } from "#lib/imaging/dicom.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { ListedSeries } from "#lib/upload/contract.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { readAsOne, type SeriesFacts } from "./series-facts.ts";

const everyHeader = {
  studies: {
    where: { withdrawnAt: null },
    orderBy: { id: "asc" },
    include: {
      series: {
        orderBy: { id: "asc" },
        include: { instances: { select: { id: true, header: true, file: { select: { sha256: true } } } } },
      },
    },
  },
  discListings: true,
} satisfies Prisma.ReviewRequestInclude;

/** An accepted file as its header describes it. */
export type Picture = DicomHeader & { instanceId: string; sha256: string };

/** All that is needed to judge a request's scan as a whole; null where there is no such request. */
export async function findScan(tx: Tx, requestId: string) {
  const loadedAt = new Date();
  const found = await tx.reviewRequest.findUnique({ where: { id: requestId }, include: everyHeader });
  if (!found) return null;
  const rejected = { requestId, state: "rejected" as const };
  const refused = await tx.scanFile.findMany({ where: rejected, select: { reason: true, words: true } });
  const { studies, discListings, ...request } = found;
  return {
    ...request,
    loadedAt,
    studies: studies.map(({ id, series }) => ({
      id,
      series: series.map(({ id: seriesId, instances }) => ({ id: seriesId, pictures: instances.flatMap(picture) })),
    })),
    listed: discListings.map(({ studyInstanceUid: uid, series }) => ({ uid, series: series as ListedSeries[] })),
    refused: refused.map(({ reason, words }) => ({ reason: reason ?? "", words: words ?? "" })),
  };
}

const picture = ({ id, header, file }: { id: string; header: unknown; file: { sha256: string } }): Picture[] =>
  header ? [{ ...(header as DicomHeader), instanceId: id, sha256: file.sha256 }] : [];

export type ScanToAssess = NonNullable<Awaited<ReturnType<typeof findScan>>>;

/** Notes of a series that it is shown in another, or that it has no picture: it has no facts of its own. */
export const showWithin = (tx: Tx, seriesId: string, partOfId: string | null) => tx.$executeRaw`
  UPDATE series SET "partOfId" = ${partOfId}::uuid, facts = NULL WHERE id = ${seriesId}::uuid`;

/** A series that needs a preview, and the slice that stands for it. */
export type Undrawn = {
  id: string;
  previewKey: string | null;
  middle: {
    id: string;
    key: string;
    dataOffset: number;
    compressedSize: number;
    size: number;
    method: number;
    frame: number;
  };
};

/** The series of a request without a preview, or with that of a slice that is gone; null where there is no request. */
export async function undrawnSeries(tx: Tx, requestId: string): Promise<{ id: string; series: Undrawn[] } | null> {
  if ((await tx.reviewRequest.count({ where: { id: requestId } })) === 0) return null;
  const rows = await tx.series.findMany({
    where: { study: { requestId, withdrawnAt: null } },
    select: { id: true, facts: true, previewKey: true, previewOf: true },
  });
  const series: Undrawn[] = [];
  for (const { id, facts, previewKey, previewOf } of rows) {
    const [stack] = readAsOne((facts as SeriesFacts | null)?.stacks ?? []);
    const middle = stack?.instanceIds[Math.floor(stack.instanceIds.length / 2)];
    if (!middle || previewOf === middle) continue;
    const row = await tx.instance.findUnique({
      where: { id: middle },
      select: { id: true, frames: true, file: { include: { pack: true } } },
    });
    if (!row) continue;
    const { dataOffset, compressedSize, size, method, pack } = row.file;
    const place = {
      dataOffset: Number(dataOffset),
      compressedSize: Number(compressedSize),
      size: Number(size),
      method,
    };
    const { key } = pack;
    series.push({ id, previewKey, middle: { id: middle, key, ...place, frame: Math.floor(row.frames / 2) } });
  }
  return { id: requestId, series };
}
