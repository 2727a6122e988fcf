import { assessFitness, type FitnessLine } from "#lib/imaging/fitness.ts";
import type { Receipt } from "#lib/imaging/receipt.ts";
import { refusedWords } from "#lib/imaging/refused-words.ts";
import { patientReceipt, staffReceipt } from "#lib/imaging/receipt-words.ts";
import type { Tx } from "#lib/platform/db.ts";
import { isHeldBack } from "./held-back.ts";
import { byNumber, released } from "./repo.ts";
import type { SeriesFacts } from "./series-facts.ts";
import type { ScanCounts } from "./scan-state.ts";
import { withParts } from "./shown-together.ts";

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
    select: {
      id: true,
      partOfId: true,
      requestId: true,
      identity: true,
      decision: true,
      series: { select: { modality: true } },
    },
    orderBy: { id: "asc" },
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
  for (const shown of withParts(studies)) {
    const of = counts.get(shown[0].requestId);
    if (!of) continue;
    of.studies++;
    if (shown.some(isHeldBack)) of.heldBack++;
    const modalities = shown.flatMap(({ series }) => series.map(({ modality }) => modality));
    of.modalities = [...new Set([...of.modalities, ...modalities])].sort();
  }
  return counts;
}

/** How many studies of a request a surgeon would see. */
export async function countReleased(tx: Tx, requestId: string): Promise<number> {
  const where = { requestId, withdrawnAt: null, ...released };
  return withParts(await tx.study.findMany({ where, select: { id: true, partOfId: true } })).length;
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

type Subject = { id: string; answers: unknown; regions: string[] };

/** What one request's scan consists of, in the order people expect, what was refused and why, and how it was judged. */
export async function listScan(tx: Tx, request: Subject) {
  const { id: requestId } = request;
  const counts = (await countScans(tx, [requestId])).get(requestId) ?? nothing;
  const studies = await tx.study.findMany({
    where: { requestId, withdrawnAt: null },
    orderBy: [{ studyDate: "desc" }, { id: "asc" }],
    include: { series: true, decidedBy: { select: { name: true } } },
  });
  const frames = await tx.instance.groupBy({
    by: ["seriesId"],
    where: { series: { study: { requestId } } },
    _sum: { frames: true },
  });
  const imagesOf = new Map(frames.map(({ seriesId, _sum }) => [seriesId, _sum.frames ?? 0]));
  const refused = await tx.scanFile.groupBy({
    by: ["reason", "words"],
    where: { requestId, state: "rejected" },
    _count: true,
  });
  const judged = await tx.scanAssessment.findUnique({ where: { requestId } });
  return {
    counts,
    unsent: await countUnsent(tx, requestId),
    studies: withParts(studies).map(([study, ...parts]) => ({
      id: study.id,
      /** How many studies its files name: more than one are shown as one. */
      named: 1 + parts.length,
      date: study.studyDate,
      description: study.description,
      patientName: study.patientName,
      patientBirthDate: study.patientBirthDate,
      identity: study.identity,
      heldBack: [study, ...parts].some(isHeldBack),
      // What was added since is not decided.
      decision: parts.every(({ decision }) => decision === study.decision) ? decisionOf(study) : null,
      series: withParts([study, ...parts].flatMap(({ series }) => series))
        .sort(([a], [b]) => byNumber(a, b))
        .map(([{ id, modality, number, description, facts, previewKey }, ...more]) => ({
          id,
          modality,
          number,
          description,
          images: [id, ...more.map((one) => one.id)].reduce((sum, one) => sum + (imagesOf.get(one) ?? 0), 0),
          shows: showsOf(facts as SeriesFacts | null),
          hasPreview: previewKey !== null,
        })),
    })),
    refused: refused.map(({ reason, words, _count }) => ({ words: refusedWords({ reason, words }), files: _count })),
    receipt: judged && counts.images > 0 ? patientReceipt(judged.receipt as unknown as Receipt) : [],
    fitness: judged && counts.images > 0 ? fitnessOf(request, studies) : [],
  };
}

type Decided = {
  decision: "theirs" | "not_theirs" | null;
  decidedBy: { name: string | null } | null;
  decidedAt: Date | null;
  decisionReason: string | null;
};

const decisionOf = ({ decision, decidedBy, decidedAt, decisionReason }: Decided) =>
  decision && {
    theirs: decision === "theirs",
    by: decidedBy?.name ?? "",
    at: decidedAt?.toISOString() ?? "",
    reason: decisionReason ?? "",
  };

export type ScanList = Awaited<ReturnType<typeof listScan>>;

/** Plane, weighting and the like in a few words; null before the scan was judged. */
const showsOf = (facts: SeriesFacts | null) =>
  facts && {
    plane: facts.plane,
    weighting: facts.sequence?.weighting ?? null,
    view: facts.view,
    thickness: facts.sliceThickness,
    kinds: [...new Set(facts.stacks.map(({ kind }) => kind))],
  };

type Dated = { studyDate: string | null; decision: string | null; series: { facts: unknown }[] };

/** The checklist of what suits the question; what staff found to be another person's does not count. */
function fitnessOf({ answers, regions }: Subject, studies: readonly Dated[]): FitnessLine[] {
  const felt = (answers as { regions?: unknown } | null)?.regions;
  const symptoms = regions.length > 0 ? regions : Array.isArray(felt) ? felt.map(String) : [];
  const summaries = studies
    .filter(({ decision }) => decision !== "not_theirs")
    .map(({ studyDate, series }) => ({
      date: studyDate,
      series: series.flatMap(({ facts }) => (facts ? [facts as SeriesFacts] : [])),
    }));
  return assessFitness(symptoms, summaries, new Date().toISOString().slice(0, 10));
}

/** What only staff read of how a scan was judged: exact, with names and UIDs. */
export async function judgedForStaff(tx: Tx, requestId: string) {
  const judged = await tx.scanAssessment.findUnique({ where: { requestId } });
  const studies = await tx.study.findMany({
    where: { requestId, withdrawnAt: null },
    select: { id: true, identityReasons: true },
  });
  return {
    receipt: judged ? staffReceipt(judged.receipt as unknown as Receipt) : [],
    reasons: Object.fromEntries(studies.map(({ id, identityReasons }) => [id, identityReasons])),
  };
}

/** The scan as its surgeon may follow it: nothing of what may be another person's, nor of how all of it was judged. */
export const releasedOnly = (scan: ScanList): ScanList => ({
  ...scan,
  counts: { ...scan.counts, heldBack: 0 },
  studies: scan.studies.filter(
    ({ identity, heldBack, decision }) => identity && !heldBack && decision?.theirs !== false,
  ),
  receipt: [],
  fitness: [],
});

/**
 * The scan as another computer may follow it: how much has arrived and what was refused, and nothing that says whose it
 * is. Descriptions are typed at the scanner and may hold a name, so no study goes along at all.
 */
export const numbersOnly = ({ counts, unsent, refused, receipt }: ScanList): ScanList => ({
  counts: { ...counts, heldBack: 0 },
  unsent,
  refused,
  receipt,
  studies: [],
  fitness: [],
});
