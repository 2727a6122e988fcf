import { type View, viewOf } from "#lib/imaging/view.ts";
import type { Text } from "#lib/platform/language.ts";
import type { LeftOutReason } from "#lib/upload/sift.ts";
import type { FoundPerson } from "#lib/upload/persons-found.ts";
import type { SelectedFile, Selection } from "#lib/upload/plan.ts";
import type { SeenStudy } from "#lib/upload/tally.ts";
import { choosePictures } from "./choose-pictures.ts";

/** What was found in the chosen files, without the files themselves: small enough to hand to the page. */
export type Found = {
  studies: FoundStudy[];
  /** Whose they are, most pictures first. */
  persons: FoundPerson[];
  leftOut: LeftOutGroup[];
  /** Documents and photographs. */
  papers: number;
  discs: { listed: number; absent: number }[];
  bytes: number;
  images: number;
  /** All files that were looked at. */
  files: number;
  /** How many pictures will be drawn; they are numbered from 0. */
  pictures: number;
};

export type FoundStudy = {
  uid: string;
  description: string;
  date: string | null;
  patientName: string;
  patientBirthDate: string | null;
  series: FoundSeries[];
  images: number;
  bytes: number;
};

export type FoundSeries = {
  uid: string;
  modality: string;
  description: string;
  number: number | null;
  view: View | null;
  images: number;
  /** The number of the picture that stands for the series. */
  picture: number | null;
  bytes: number;
  /** Against what a request may hold: how many files, and the size of the largest. */
  files: number;
  largest: number;
  /** How many pictures seem to be missing between those that are there. */
  missing: number;
};

/** Files left out for one reason, with the names of the first few. */
export type LeftOutGroup = { reason: LeftOutReason; words: Text; count: number; names: string[] };

/** Takes the files out of a selection. `files` of the answer are those to be drawn, in the order of their numbers. */
export function describeSelection(selection: Selection): { found: Found; pictures: SelectedFile[] } {
  const chosen = choosePictures(selection);
  const studies = selection.studies.map(({ series, ...study }): FoundStudy => ({
    ...study,
    images: sum(series, ({ images }) => images),
    bytes: sum(series, ({ bytes }) => bytes),
    series: series.map(({ uid, modality, description, number, images, bytes, missing, files, header }) => {
      const own = chosen.flatMap((picture, at) => (picture.seriesUid === uid ? [at] : []));
      const picture = own[Math.floor(own.length / 2)] ?? null;
      return {
        uid,
        modality,
        description,
        number,
        images,
        bytes,
        files: files.length,
        largest: files.reduce((most, { file }) => Math.max(most, file.size), 0),
        missing,
        picture,
        view: viewOf(header),
      };
    }),
  }));
  const files = sum(selection.studies, ({ series }) => sum(series, (one) => one.files.length));
  return {
    pictures: chosen.map(({ file }) => file),
    found: {
      studies,
      persons: selection.persons,
      leftOut: groupLeftOut(selection.leftOut),
      papers: selection.papers.length,
      discs: selection.discs.map(({ listed, absent }) => ({ listed, absent: absent.length })),
      bytes: selection.bytes,
      images: selection.images,
      files: files + selection.leftOut.length + selection.papers.length + selection.discs.length,
      pictures: chosen.length,
    },
  };
}

/** What has been seen so far in the shape of what will be found: no pictures and no gaps yet. */
export function describeSeen(seen: readonly SeenStudy[]): FoundStudy[] {
  return seen.map((study) => ({
    ...study,
    images: sum(study.series, ({ images }) => images),
    bytes: sum(study.series, ({ bytes }) => bytes),
    series: study.series.map((series) => ({ ...series, picture: null, missing: 0 })),
  }));
}

/** The names of all series. */
export const seriesOf = ({ studies }: Pick<Found, "studies">): string[] =>
  studies.flatMap(({ series }) => series.map(({ uid }) => uid));

/** The studies that hold pictures of any of these persons. */
export const studiesOf = ({ studies }: Pick<Found, "studies">, persons: readonly FoundPerson[]): FoundStudy[] =>
  studies.filter(({ uid }) => persons.some((person) => person.studies.includes(uid)));

/** Whether all of a person's studies are chosen; of those found earlier, where `among` names them. */
export function isChosen(
  { studies }: FoundPerson,
  mine: readonly string[],
  among: readonly string[] = studies,
): boolean {
  const known = studies.filter((uid) => among.includes(uid));
  return known.length > 0 && known.every((uid) => mine.includes(uid));
}

/** The series that are to be sent. */
export function chosenSeries({ studies }: Pick<Found, "studies">, seriesUids: readonly string[]): FoundSeries[] {
  const chosen = new Set(seriesUids);
  return studies.flatMap(({ series }) => series.filter(({ uid }) => chosen.has(uid)));
}

const namesShown = 3;

function groupLeftOut(leftOut: Selection["leftOut"]): LeftOutGroup[] {
  const groups = new Map<string, LeftOutGroup>();
  for (const { path, reason, words } of leftOut) {
    const key = `${reason}\n${words.en}`;
    const group = groups.get(key) ?? { reason, words, count: 0, names: [] };
    groups.set(key, group);
    group.count++;
    if (group.names.length < namesShown) group.names.push(path.split("/").at(-1) ?? path);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
