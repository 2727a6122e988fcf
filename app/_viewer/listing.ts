import type { Hangable } from "#lib/imaging/hanging.ts";
import type { Cut, Volume } from "#lib/imaging/reformat.ts";
import type { StudyIndex } from "#lib/studies/study-index.ts";
import { imageIdOf } from "#app/_viewer/image-id.ts";

export type Study = StudyIndex["studies"][number];
export type Series = Study["series"][number];
export type ListedSeries = {
  study: Study;
  series: Series;
  imageIds: string[];
  /** The newest is 0. */
  examination: number;
  /** Set where its images are cut out of another series. */
  cutOf?: CutOf;
};

/** What a reformat is cut out of. */
export type CutOf = { from: ListedSeries; volume: Volume; cut: Cut };

/** The images that every cut goes through. */
export const slicesIn = ({ from, volume }: CutOf): string[] => volume.order.map((nth) => from.imageIds[nth] ?? "");

/** All series of a request, each with its study and its images, in the order in which they are listed. */
export function listSeries(index: StudyIndex): ListedSeries[] {
  const days = [...new Set(index.studies.map(dayOf))].sort().reverse();
  return index.studies.flatMap((study) =>
    study.series.map((series) => ({
      ...{ study, series, imageIds: imageIdsOf(series) },
      examination: days.indexOf(dayOf(study)),
    })),
  );
}

/** Studies of one day are one examination; one without a date is taken for the oldest. */
const dayOf = ({ date }: Study): string => date ?? "";

/** What the rules of hanging need to know of it. */
export const hangable = ({ series, imageIds, examination }: ListedSeries): Hangable => ({
  ...{ study: examination, modality: series.modality, images: imageIds.length, reading: series.reading },
});

/** The series to open first: not a survey of a few slices where there is more. */
export const firstToOpen = (listed: readonly ListedSeries[]): number =>
  Math.max(
    0,
    listed.findIndex(({ imageIds }) => imageIds.length > 3),
  );

/** Where a series is opened and what its thumbnail shows: its middle. */
export const middleOf = ({ imageIds }: Pick<ListedSeries, "imageIds">): number => Math.floor(imageIds.length / 2);
export const coverOf = (listed: ListedSeries): string => listed.imageIds[middleOf(listed)] ?? "";

/** The images of a series: every frame of every instance. */
export const imageIdsOf = (series: Series): string[] =>
  series.instances.flatMap(({ id, frames }) =>
    Array.from({ length: Math.max(frames, 1) }, (_, at) => imageIdOf(id, at + 1)),
  );
