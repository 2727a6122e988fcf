import { missingIn } from "#lib/imaging/gaps.ts";
import { groupStudies } from "#lib/imaging/grouping.ts";
import type { Grouped, SeriesGroup, StudyGroup } from "#lib/imaging/grouping.ts";
import type { Stack } from "#lib/imaging/stacks.ts";

/** What a disc's table of contents promises, by UID. The modality of a series tells reports from pictures. */
export type Promised = {
  studies: readonly {
    uid: string;
    series: readonly { uid: string; modality?: string; instances: readonly string[] }[];
  }[];
};

/** A file that was not taken. Its UID, where it could be read, keeps it from being called missing. */
export type RefusedFile = { reason: string; words: string; sopInstanceUid?: string | null };

export type SeriesReceipt = {
  seriesInstanceUid: string;
  number: number | null;
  description: string;
  modality: string;
  /** How many picture instances the disc lists; null where it does not list the series. */
  listed: number | null;
  arrived: number;
  /** Pictures: the frames of all that arrived. */
  images: number;
  /** SOP Instance UIDs listed, neither here nor refused. */
  absent: string[];
  /** Listed and here, but not taken. */
  refused: number;
  stacks: (Pick<Stack<never>, "kind" | "label" | "plane" | "spacing" | "even" | "gaps"> & { slices: number })[];
  /** Slices that seem to be missing from the stacks, beside those the disc lists. */
  missing: number;
};

export type Receipt = {
  studies: { studyInstanceUids: string[]; date: string | null; description: string; series: SeriesReceipt[] }[];
  /** Series the disc lists and of which nothing is here. */
  absentSeries: { studyInstanceUid: string; seriesInstanceUid: string; modality: string; absent: string[] }[];
  /** Whether a disc's list could be compared with what arrived. */
  hasList: boolean;
  /** Discs whose list names none of the files: it was made for others, or UIDs were changed since. */
  strangeLists: number;
  refused: { reason: string; words: string; files: number }[];
  /** Files left out because the same bytes were there already. */
  duplicates: number;
  /** SOP Instance UIDs that stand in several different pictures. All are kept. */
  sharedUids: string[];
};

/**
 * What arrived, beside what the disc's table of contents promises and what the rhythm of slices tells. The same set gives
 * the same receipt in whatever order it comes. Reports and other objects without a picture are not missed.
 */
export function receiptOf(came: {
  pictures: readonly Grouped[];
  discs?: readonly Promised[];
  refused?: readonly RefusedFile[];
  duplicates?: number;
}): Receipt {
  const { pictures, discs = [], refused = [], duplicates = 0 } = came;
  const studies = groupStudies(pictures);
  const here = new Set(pictures.map(({ sopInstanceUid }) => sopInstanceUid));
  const turnedAway = refusedUids(refused);
  const fitting = discs.filter((disc) => fits(disc, here, turnedAway));
  const lists = listsOf(fitting, turnedAway.withoutPicture);
  const kept = studies.reduce((sum, { series }) => sum + series.reduce((all, one) => all + one.instances.length, 0), 0);
  const arrived = new Set(
    studies.flatMap(({ series }) => series.flatMap(({ seriesInstanceUids }) => seriesInstanceUids)),
  );
  const absentOf = (uids: readonly string[]) => uids.filter((uid) => !here.has(uid) && !turnedAway.all.has(uid));
  return {
    studies: studies.map((study) => ({
      studyInstanceUids: study.studyInstanceUids,
      date: study.lastDate,
      description: study.description,
      series: seriesReceipts(study, lists, turnedAway.all, absentOf),
    })),
    absentSeries: [...lists.values()]
      .filter(({ uid, instances }) => !arrived.has(uid) && absentOf(instances).length > 0)
      .map(({ uid, studyUid, modality, instances }) => ({
        studyInstanceUid: studyUid,
        seriesInstanceUid: uid,
        modality,
        absent: absentOf(instances),
      })),
    hasList: lists.size > 0,
    strangeLists: discs.length - fitting.length,
    refused: countRefused(refused),
    duplicates: duplicates + pictures.length - kept,
    sharedUids: sharedUids(studies),
  };
}

type List = { uid: string; studyUid: string; modality: string; instances: string[] };

/** What belongs to a scan and has no picture, by the reasons of `DicomError`. */
const pictureless = new Set(["no_pixels", "directory", "not_dicom"]);

function refusedUids(refused: readonly RefusedFile[]): { all: Set<string>; withoutPicture: Set<string> } {
  const uids = (files: readonly RefusedFile[]) => new Set(files.flatMap(({ sopInstanceUid }) => sopInstanceUid ?? []));
  return { all: uids(refused), withoutPicture: uids(refused.filter(({ reason }) => pictureless.has(reason))) };
}

function fits(disc: Promised, here: ReadonlySet<string>, { all }: { all: ReadonlySet<string> }): boolean {
  const isKnown = (uid: string) => here.has(uid) || all.has(uid);
  return disc.studies.some(({ series }) => series.some(({ instances }) => instances.some(isKnown)));
}

const paperModalities = new Set([
  "SR",
  "PR",
  "KO",
  "DOC",
  "AU",
  "HC",
  "REG",
  "RTPLAN",
  "RTSTRUCT",
  "RTRECORD",
  "RTDOSE",
]);

/** The picture series of all discs, each instance once: a disc may have been read twice. */
function listsOf(discs: readonly Promised[], withoutPicture: ReadonlySet<string>): Map<string, List> {
  const lists = new Map<string, List>();
  for (const { uid: studyUid, series } of discs.flatMap(({ studies }) => studies)) {
    for (const { uid, modality = "", instances } of series) {
      if (paperModalities.has(modality)) continue;
      const before = lists.get(uid)?.instances ?? [];
      const listed = instances.filter((one) => one !== "" && !withoutPicture.has(one));
      lists.set(uid, { uid, studyUid, modality, instances: [...new Set([...before, ...listed])].sort() });
    }
  }
  return new Map([...lists].filter(([, { instances }]) => instances.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where one UID stands in several series, the first of them answers for the list; a series of several UIDs for all. */
function seriesReceipts<T>(
  { series }: StudyGroup<T>,
  lists: ReadonlyMap<string, List>,
  refused: ReadonlySet<string>,
  absentOf: (uids: readonly string[]) => string[],
): SeriesReceipt[] {
  return series.map((one, at) => {
    const isFirst = (uid: string) =>
      series.findIndex(({ seriesInstanceUids }) => seriesInstanceUids.includes(uid)) === at;
    const listed = one.seriesInstanceUids.filter(isFirst).flatMap((uid) => lists.get(uid) ?? []);
    const instances = listed.flatMap((list) => list.instances);
    const absent = absentOf(instances);
    return {
      ...seriesFacts(one),
      listed: listed.length > 0 ? instances.length : null,
      absent,
      refused: instances.filter((uid) => refused.has(uid)).length,
      missing: Math.max(0, missingIn(one.stacks.flatMap(({ gaps }) => gaps)) - absent.length),
    };
  });
}

const seriesFacts = <T>({
  seriesInstanceUid,
  number,
  description,
  modality,
  instances,
  images,
  stacks,
}: SeriesGroup<T>) => ({
  seriesInstanceUid,
  number,
  description,
  modality,
  arrived: instances.length,
  images,
  stacks: stacks.map(({ slices, ...stack }) => ({ ...stack, slices: slices.length })),
});

function countRefused(refused: readonly RefusedFile[]): Receipt["refused"] {
  const counts = new Map<string, Receipt["refused"][number]>();
  for (const { reason, words } of refused) {
    const before = counts.get(words);
    counts.set(words, { reason, words, files: (before?.files ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.files - a.files || (a.words < b.words ? -1 : 1));
}

function sharedUids<T extends Grouped>(studies: readonly StudyGroup<T>[]): string[] {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { sopInstanceUid } of studies.flatMap(({ series }) => series.flatMap(({ instances }) => instances)))
    (seen.has(sopInstanceUid) ? shared : seen).add(sopInstanceUid);
  return [...shared].sort();
}
