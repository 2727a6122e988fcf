import type { Tx } from "#lib/platform/db.ts";
import { isHeldBack } from "./held-back.ts";
import type { ScanCounts } from "./scan-state.ts";

const nothing: ScanCounts = {
  images: 0,
  studies: 0,
  heldBack: 0,
  checking: 0,
  rejected: 0,
  damaged: 0,
  modalities: [],
};

/** The counts of the scans of many requests in a few statements, for lists. */
export async function countScans(tx: Tx, requestIds: readonly string[]): Promise<Map<string, ScanCounts>> {
  const ids = [...requestIds];
  const checking = await countChecking(tx, ids);
  const rejected = await tx.scanFile.groupBy({
    by: ["requestId"],
    where: { requestId: { in: ids }, state: "rejected" },
    _count: true,
  });
  const images = await countImages(tx, ids);
  const damaged = await countDamaged(tx, ids);
  const studies = await tx.study.findMany({
    where: { requestId: { in: ids }, withdrawnAt: null },
    select: { requestId: true, identity: true, decision: true, series: { select: { modality: true } } },
  });
  const counts = new Map(ids.map((id) => [id, { ...nothing, modalities: [] as string[] }]));
  const note = (what: "images" | "checking" | "rejected" | "damaged", requestId: string, count: number) => {
    const of = counts.get(requestId);
    if (of) of[what] = count;
  };
  for (const { requestId, count } of checking) note("checking", requestId, count);
  for (const { requestId, _count } of rejected) note("rejected", requestId, _count);
  for (const { requestId, count } of images) note("images", requestId, count);
  for (const { requestId, count } of damaged) note("damaged", requestId, count);
  for (const { requestId, series, ...study } of studies) {
    const of = counts.get(requestId);
    if (!of) continue;
    of.studies++;
    if (isHeldBack(study)) of.heldBack++;
    of.modalities = [...new Set([...of.modalities, ...series.map(({ modality }) => modality)])].sort();
  }
  return counts;
}

type Count = { requestId: string; count: number };

/** Pictures, as the sender counts them: every frame of a multi-frame image is one. */
const countImages = (tx: Tx, ids: string[]) => tx.$queryRaw<Count[]>`
  SELECT file."requestId", sum(frames)::float8 AS count
  FROM instance JOIN scan_file file ON file.id = "fileId"
  WHERE file."requestId" = ANY(${ids}::uuid[]) AND file.state = 'accepted'
  GROUP BY file."requestId"`;

/** Packs that wait for their check, and those that are checked but not yet part of what was judged as a whole. */
const countChecking = (tx: Tx, ids: string[]) => tx.$queryRaw<Count[]>`
  SELECT pack."requestId", count(*)::int AS count
  FROM pack LEFT JOIN scan_assessment judged ON judged."requestId" = pack."requestId"
  WHERE pack."requestId" = ANY(${ids}::uuid[]) AND (pack.state = 'stored' OR (
    pack.state = 'checked' AND pack."checkedAt" > coalesce(judged."assessedAt", '-infinity')))
  GROUP BY pack."requestId"`;

/** Damaged packs of which a file is still missing: what has been sent again since is no damage any more. */
const countDamaged = (tx: Tx, ids: string[]) => tx.$queryRaw<Count[]>`
  SELECT pack."requestId", count(*)::int AS count
  FROM pack
  WHERE pack."requestId" = ANY(${ids}::uuid[]) AND pack.state = 'damaged' AND EXISTS (
    SELECT 1 FROM jsonb_array_elements(announced) AS said WHERE NOT EXISTS (
      SELECT 1 FROM scan_file file
      WHERE file."requestId" = pack."requestId" AND file.sha256 = said->>'sha256'))
  GROUP BY pack."requestId"`;

/** Files that were announced and never arrived: a browser that was closed in the middle leaves them behind. */
async function countUnsent(tx: Tx, requestId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT said->>'sha256')::int AS count
    FROM pack, jsonb_array_elements(announced) AS said
    WHERE pack."requestId" = ${requestId}::uuid AND pack.state = 'signed' AND NOT EXISTS (
      SELECT 1 FROM scan_file file WHERE file."requestId" = pack."requestId" AND file.sha256 = said->>'sha256')`;
  return row?.count ?? 0;
}

/** What one request's scan consists of, in the order people expect, with what was refused and why. */
export async function listScan(tx: Tx, requestId: string) {
  const counts = (await countScans(tx, [requestId])).get(requestId) ?? nothing;
  const studies = await tx.study.findMany({
    where: { requestId, withdrawnAt: null },
    orderBy: [{ studyDate: "desc" }, { id: "asc" }],
    include: { series: { orderBy: [{ number: "asc" }, { id: "asc" }] } },
  });
  const frames = await tx.instance.groupBy({
    by: ["seriesId"],
    where: { series: { study: { requestId } } },
    _sum: { frames: true },
  });
  const imagesOf = new Map(frames.map(({ seriesId, _sum }) => [seriesId, _sum.frames ?? 0]));
  const refused = await tx.scanFile.groupBy({
    by: ["words"],
    where: { requestId, state: "rejected" },
    _count: true,
  });
  return {
    counts,
    unsent: await countUnsent(tx, requestId),
    studies: studies.map((study) => ({
      id: study.id,
      date: study.studyDate,
      description: study.description,
      patientName: study.patientName,
      patientBirthDate: study.patientBirthDate,
      series: study.series.map(({ id, modality, number, description }) => ({
        id,
        modality,
        number,
        description,
        images: imagesOf.get(id) ?? 0,
      })),
    })),
    refused: refused.map(({ words, _count }) => ({ words: words ?? "", files: _count })),
  };
}

export type ScanList = Awaited<ReturnType<typeof listScan>>;

/**
 * The scan as another computer may follow it: how much has arrived and what was refused, and nothing that says whose it
 * is. Descriptions are typed at the scanner and may hold a name, so no study goes along at all.
 */
export const numbersOnly = ({ counts, unsent, refused }: ScanList): ScanList => ({
  counts,
  unsent,
  refused,
  studies: [],
});
