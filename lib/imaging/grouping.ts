import { examinationsOf, groupBy, personOf } from "#lib/imaging/examinations.ts";
import type { Dated } from "#lib/imaging/examinations.ts";
import type { Imaged } from "#lib/imaging/frames.ts";
import { compareText } from "#lib/imaging/geometry.ts";
import { gatherScattered } from "#lib/imaging/scattered-series.ts";
import { inScrollingOrder, stacksOf } from "#lib/imaging/stacks.ts";
import type { Stack } from "#lib/imaging/stacks.ts";

/** What grouping needs to know of an instance; `DicomHeader` has this shape, and rows can be given it. */
export type Grouped = Imaged &
  Dated & {
    seriesInstanceUid: string;
    series: { number: number | null; protocol?: string; bodyPart: string };
  };

/** One series of a study. */
export type SeriesGroup<T> = {
  /** The Series Instance UID; where several series share one or have none, something is added behind a space. */
  uid: string;
  /** The first as it stands in the files: "" where there is none. */
  seriesInstanceUid: string;
  /** All Series Instance UIDs that stand in its files. */
  seriesInstanceUids: string[];
  number: number | null;
  modality: string;
  description: string;
  bodyPart: string;
  /** In scrolling order. */
  instances: T[];
  stacks: Stack<T>[];
  /** Pictures: the frames of all instances. */
  images: number;
};

/** One examination of one person, as the headers tell it. */
export type StudyGroup<T> = {
  /** The first of its Study Instance UIDs, which no other group has; "" and a number where there is none. */
  uid: string;
  /** All Study Instance UIDs that stand in its files. */
  studyInstanceUids: string[];
  description: string;
  /** ISO dates of the study, or of its series when the study has none. */
  firstDate: string | null;
  lastDate: string | null;
  patientName: string;
  patientId: string;
  patientBirthDate: string | null;
  /** Whether all files agree on whose examination this is: a mixed disc is found here. */
  onePatient: boolean;
  modalities: string[];
  series: SeriesGroup<T>[];
  images: number;
};

/**
 * Groups pictures by examination and series: latest first, series by number. Broken UIDs are mended by common sense
 * (`examinationsOf`), the same bytes count once where their SHA-256 is known. The order of the input does not matter.
 */
export function groupStudies<T extends Grouped>(pictures: readonly T[]): StudyGroup<T>[] {
  const studies = examinationsOf(storedOnce(pictures)).map(study);
  studies.sort(
    (a, b) =>
      compareText(b.lastDate ?? "", a.lastDate ?? "") ||
      compareText(a.uid, b.uid) ||
      compareText(a.patientName, b.patientName) ||
      compareText(a.description, b.description),
  );
  return withUniqueUids(studies);
}

/** The same bytes once; the same UID with other bytes is another picture. */
function storedOnce<T extends { sha256?: string }>(pictures: readonly T[]): T[] {
  const seen = new Set<string>();
  return pictures.filter(({ sha256 }) => sha256 === undefined || (!seen.has(sha256) && seen.add(sha256)));
}

function study<T extends Grouped>(pictures: readonly T[]): StudyGroup<T> {
  const series = seriesOf(pictures);
  const dates = pictures
    .map((picture) => picture.study.date ?? picture.series.date ?? null)
    .filter((date) => date !== null)
    .sort(compareText);
  const patients = new Set(pictures.map(({ patient }) => [patient.name, patient.id, patient.birthDate].join("\n")));
  const uids = [...new Set(pictures.map(({ studyInstanceUid }) => studyInstanceUid))].filter(Boolean).sort(compareText);
  return {
    uid: uids[0] ?? "",
    studyInstanceUids: uids,
    description: commonest(pictures.map((picture) => picture.study.description)),
    firstDate: dates[0] ?? null,
    lastDate: dates.at(-1) ?? null,
    patientName: commonest(pictures.map((picture) => picture.patient.name)),
    patientId: commonest(pictures.map((picture) => picture.patient.id)),
    patientBirthDate: commonest(pictures.map((picture) => picture.patient.birthDate ?? "")) || null,
    onePatient: patients.size === 1,
    modalities: [...new Set(series.map(({ modality }) => modality))].sort(compareText),
    series,
    images: series.reduce((sum, { images }) => sum + images, 0),
  };
}

/**
 * By Series Instance UID. One UID for pictures of several modalities or series numbers is no UID: they are told apart by
 * these. Without a UID, pictures of one modality, number and description are a series; of a series of which each file has
 * a UID of its own, see `gatherScattered`.
 */
function seriesOf<T extends Grouped>(pictures: readonly T[]): SeriesGroup<T>[] {
  const groups = [...groupBy(pictures, ({ seriesInstanceUid }) => seriesInstanceUid)].flatMap(([uid, members]) => {
    if (uid !== "" && areOneSeries(members)) return [members];
    const named = (one: T) => (uid === "" ? [personOf(one), one.series.description, one.series.protocol ?? ""] : []);
    return [...groupBy(members, (one) => [one.modality, one.series.number, ...named(one)].join("\n")).values()];
  });
  return gatherScattered(groups)
    .map(oneSeries)
    .sort(
      (a, b) =>
        (a.number ?? Number.MAX_SAFE_INTEGER) - (b.number ?? Number.MAX_SAFE_INTEGER) ||
        compareText(a.uid, b.uid) ||
        compareText(a.modality, b.modality) ||
        compareText(a.description, b.description),
    );
}

function areOneSeries(members: readonly Grouped[]): boolean {
  const numbers = new Set(members.flatMap(({ series }) => series.number ?? []));
  return numbers.size < 2 && new Set(members.map(({ modality }) => modality)).size < 2;
}

function oneSeries<T extends Grouped>(pictures: readonly T[]): SeriesGroup<T> {
  const stacks = stacksOf(pictures);
  const uids = [...new Set(pictures.map(({ seriesInstanceUid }) => seriesInstanceUid))].sort(compareText);
  const [uid = ""] = uids;
  return {
    uid,
    seriesInstanceUid: uid,
    seriesInstanceUids: uids.filter(Boolean),
    number: pictures.find(({ series }) => series.number !== null)?.series.number ?? null,
    modality: commonest(pictures.map((picture) => picture.modality)),
    description: commonest(pictures.map(({ series }) => series.description || (series.protocol ?? ""))),
    bodyPart: commonest(pictures.map((picture) => picture.series.bodyPart)),
    instances: inScrollingOrder(stacks),
    stacks,
    images: pictures.reduce((sum, { instance }) => sum + Math.max(1, instance.frames), 0),
  };
}

/** Pages know a series by its UID, so that those of several studies must differ as well. */
function withUniqueUids<T>(studies: readonly StudyGroup<T>[]): StudyGroup<T>[] {
  const [forStudies, forSeries] = [uniqueUids(), uniqueUids()];
  return studies.map((one) => ({
    ...one,
    uid: forStudies(one.uid),
    series: one.series.map((series) => ({ ...series, uid: forSeries(series.uid) })),
  }));
}

/** Makes UIDs differ, as they are supposed to: the second "1.2.3" is "1.2.3 (2)". */
function uniqueUids(): (uid: string) => string {
  const seen = new Map<string, number>();
  return (uid) => {
    const nth = (seen.get(uid) ?? 0) + 1;
    seen.set(uid, nth);
    return nth === 1 && uid !== "" ? uid : `${uid} (${nth})`;
  };
}

/** The value most files agree on, ties by text; "" only when no file has one. */
function commonest(values: readonly string[]): string {
  const counts = [...groupBy(values, (value) => value)].filter(([value]) => value !== "");
  counts.sort((a, b) => b[1].length - a[1].length || compareText(a[0], b[0]));
  return counts[0]?.[0] ?? "";
}
