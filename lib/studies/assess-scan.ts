import { z } from "zod";
import type { DicomHeader } from "#lib/imaging/dicom.ts";
import { compareIdentity, type Identity, type Verdict } from "#lib/imaging/identity.ts";
import { groupBy } from "#lib/imaging/examinations.ts";
import { personsOf } from "#lib/imaging/persons.ts";
import { regionsByPlace } from "#lib/imaging/region-geometry.ts";
import { receiptOf, type Receipt } from "#lib/imaging/receipt.ts";
import { summarizeSeries } from "#lib/imaging/series-summary.ts";
import type { SeriesGroup } from "#lib/imaging/grouping.ts";
import type { Stack } from "#lib/imaging/stacks.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { notifyOfFiles } from "#lib/notifications/notify.ts";
import { personOf } from "#lib/requests/person.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { startClock } from "#lib/requests/clock-repo.ts";
import { lockRequest } from "#lib/requests/repo.ts";
import { isFinal } from "#lib/requests/status.ts";
import { task } from "#lib/task.ts";
import { countScans } from "./list-scan.ts";
import { scanState, type ScanState } from "./scan-state.ts";
import { findScan, type Picture, type ScanToAssess, showWithin } from "./judging-repo.ts";
import type { SeriesFacts, StackFacts } from "./series-facts.ts";
import { type Shown, shownTogether } from "./shown-together.ts";

/**
 * Judges a request's scan as a whole, once its files are checked: whose each study is, what each series shows, and how
 * complete it all is. Run again whenever files arrive or go or the person's name or birth date is changed; what staff
 * decided stays.
 */
export const assessScan = task({
  name: "scan.assess",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, _actor, { requestId }) => findScan(tx, requestId),
  allow: isSystem,
  patience: 60_000,
  work: async ({ subject: scan }) => assess(scan),
  async save({ tx, subject: { id: requestId, loadedAt, ...scan }, worked: { studies, series, receipt }, trail }) {
    await lockRequest(tx, requestId);
    // What was taken out meanwhile is not there to be updated any more.
    for (const { id, partOfId, verdict, reasons } of studies)
      await tx.study.updateMany({ where: { id }, data: { partOfId, identity: verdict, identityReasons: reasons } });
    for (const { id, partOfId, facts } of series) {
      if (facts) await tx.series.updateMany({ where: { id }, data: { partOfId, facts } });
      else await showWithin(tx, id, partOfId);
    }
    const assessed = { assessedAt: loadedAt, receipt: receipt as unknown as Prisma.InputJsonObject };
    await tx.scanAssessment.upsert({ where: { requestId }, create: { requestId, ...assessed }, update: assessed });
    const counts = (await countScans(tx, [requestId])).get(requestId);
    if (counts && counts.images > 0 && counts.checking === 0) await startClock(tx, requestId);
    await enqueue(tx, "draw-previews", { requestId });
    const news = counts && newsOf[scanState(counts)];
    if (news && scan.submittedAt && !isFinal(scan.status)) await notifyOfFiles(tx, news, { id: requestId });
    trail.detail = {
      studies: studies.filter(({ partOfId }) => partOfId === null).length,
      mismatches: studies.filter(({ partOfId, verdict }) => partOfId === null && verdict === "mismatch").length,
    };
  },
});

/** What a patient is told by mail once the check of what they sent has ended; while it goes on, or they took it out, nothing. */
const newsOf: Record<ScanState, "files_checked" | "files_question" | null> = {
  missing: null,
  checking: null,
  mismatch: "files_question",
  incomplete: "files_question",
  other_kind: "files_checked",
  checked: "files_checked",
};

type Assessed = {
  studies: { id: string; partOfId: string | null; verdict: Verdict; reasons: string[] }[];
  series: { id: string; partOfId: string | null; facts: SeriesFacts | null }[];
  receipt: Receipt;
};

function assess(scan: ScanToAssess): Assessed {
  const asked = personOf(scan);
  const shown = shownTogether(scan.studies);
  return {
    studies: shown.studies.map(({ id, partOfId, pictures }) => {
      const { verdict, reasons } = identityOf(asked, pictures);
      return { id, partOfId, verdict, reasons: reasons.map(({ words }) => words) };
    }),
    series: [...groupBy(shown.series, ({ studyId }) => studyId).values()].flatMap(factsOfStudy),
    receipt: receiptOf({
      pictures: scan.studies.flatMap(({ series }) => series.flatMap(({ pictures }) => pictures)),
      discs: [{ studies: scan.listed }],
      refused: scan.refused,
    }),
  };
}

/** The facts of each series of one examination: those whose words name no part of the body learn it from their neighbours. */
function factsOfStudy(series: readonly Shown["series"][number][]): Assessed["series"] {
  const known = series.map(({ id, partOfId, groups }) => ({ id, partOfId, groups, facts: factsOf(groups) }));
  const regions = regionsByPlace(
    known.map(({ groups, facts }) => ({
      modality: facts?.modality ?? "",
      region: facts?.region ?? { region: "unknown", from: null },
      readable: facts?.readable ?? false,
      instances: groups.flatMap(({ instances }) => instances),
    })),
  );
  return known.map(({ id, partOfId, facts }, at) => ({
    id,
    partOfId,
    facts: facts && { ...facts, region: regions[at] ?? facts.region },
  }));
}

/** The largest speaks where several series share a UID; their stacks are told apart by modality and number. */
function factsOf(groups: readonly SeriesGroup<Picture>[]): SeriesFacts | null {
  const [main] = [...groups].sort((a, b) => b.images - a.images);
  const summary = main && summarizeSeries(main.instances);
  if (!summary) return null;
  const images = groups.reduce((sum, group) => sum + group.images, 0);
  const named = ({ modality, number }: SeriesGroup<Picture>) =>
    groups.length > 1 ? `${modality} series ${number ?? "without a number"}` : "";
  return {
    ...summary,
    images,
    stacks: groups.flatMap((group) =>
      group.stacks.map(stackFacts).map((stack) => ({
        ...stack,
        label: [named(group), stack.label].filter(Boolean).join(", "),
      })),
    ),
  };
}

const stackFacts = ({ kind, label, plane, spacing, even, slices }: Stack<Picture>): StackFacts => ({
  kind,
  label,
  plane,
  spacing,
  even,
  instanceIds: [...new Set(slices.map(({ instance }) => instance.instanceId))],
});

/** Of all that the files of a study say of their person, the worst. Two persons in one study are a mismatch by themselves. */
function identityOf(asked: ReturnType<typeof personOf>, headers: readonly DicomHeader[]): Identity {
  const persons = personsOf(headers);
  const found = persons.map((person) => compareIdentity(asked, person));
  found.sort((a, b) => gravity.indexOf(a.verdict) - gravity.indexOf(b.verdict));
  const [worst = { verdict: "unknown" as const, reasons: [] }] = found;
  if (persons.length < 2) return worst;
  const words = `the files of this study are of ${persons.length} persons`;
  return { verdict: "mismatch", reasons: [{ about: "name", agrees: false, words }, ...worst.reasons] };
}

const gravity: readonly Verdict[] = ["mismatch", "unknown", "probable", "match"];
