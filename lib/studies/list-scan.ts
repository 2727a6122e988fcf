import type { Tx } from "#lib/platform/db.ts";
import type { ScanCounts } from "./scan-state.ts";

const nothing: ScanCounts = { images: 0, studies: 0, checking: 0, rejected: 0, damaged: 0, modalities: [] };

/** The counts of the scans of many requests in a few statements, for lists. */
export async function countScans(tx: Tx, requestIds: readonly string[]): Promise<Map<string, ScanCounts>> {
  const ids = [...requestIds];
  const packs = await tx.pack.groupBy({
    by: ["requestId", "state"],
    where: { requestId: { in: ids }, state: { in: ["stored", "damaged"] } },
    _count: true,
  });
  const files = await tx.scanFile.groupBy({
    by: ["requestId", "state"],
    where: { requestId: { in: ids } },
    _count: true,
  });
  const studies = await tx.study.findMany({
    where: { requestId: { in: ids }, withdrawnAt: null },
    select: { requestId: true, series: { select: { modality: true } } },
  });
  const counts = new Map(ids.map((id) => [id, { ...nothing, modalities: [] as string[] }]));
  for (const { requestId, state, _count } of packs) {
    const of = counts.get(requestId);
    if (of && state === "stored") of.checking = _count;
    if (of && state === "damaged") of.damaged = _count;
  }
  for (const { requestId, state, _count } of files) {
    const of = counts.get(requestId);
    if (of && state === "accepted") of.images = _count;
    if (of && state === "rejected") of.rejected = _count;
  }
  for (const { requestId, series } of studies) {
    const of = counts.get(requestId);
    if (!of) continue;
    of.studies++;
    of.modalities = [...new Set([...of.modalities, ...series.map(({ modality }) => modality)])].sort();
  }
  return counts;
}

/** What one request's scan consists of, in the order people expect, with what was refused and why. */
export async function listScan(tx: Tx, requestId: string) {
  const counts = (await countScans(tx, [requestId])).get(requestId) ?? nothing;
  const studies = await tx.study.findMany({
    where: { requestId, withdrawnAt: null },
    orderBy: [{ studyDate: "desc" }, { id: "asc" }],
    include: {
      series: { orderBy: [{ number: "asc" }, { id: "asc" }], include: { _count: { select: { instances: true } } } },
    },
  });
  const refused = await tx.scanFile.groupBy({
    by: ["words"],
    where: { requestId, state: "rejected" },
    _count: true,
  });
  return {
    counts,
    studies: studies.map((study) => ({
      id: study.id,
      date: study.studyDate,
      description: study.description,
      patientName: study.patientName,
      patientBirthDate: study.patientBirthDate,
      series: study.series.map(({ id, modality, number, description, _count }) => ({
        id,
        modality,
        number,
        description,
        images: _count.instances,
      })),
    })),
    refused: refused.map(({ words, _count }) => ({ words: words ?? "", files: _count })),
  };
}

export type ScanList = Awaited<ReturnType<typeof listScan>>;
