import type { StudyIndex } from "#lib/studies/study-index.ts";
import { imageIdOf } from "#app/_viewer/image-id.ts";

export type Study = StudyIndex["studies"][number];
export type Series = Study["series"][number];
export type ListedSeries = { study: Study; series: Series; imageIds: string[] };

/** All series of a request, each with its study and its images, in the order in which they are listed. */
export const listSeries = (index: StudyIndex): ListedSeries[] =>
  index.studies.flatMap((study) => study.series.map((series) => ({ study, series, imageIds: imageIdsOf(series) })));

/** The series to open first: not a survey of a few slices where there is more. */
export const firstToOpen = (listed: readonly ListedSeries[]): number =>
  Math.max(
    0,
    listed.findIndex(({ imageIds }) => imageIds.length > 3),
  );

/** Where a series is opened and what its thumbnail shows: its middle. */
export const middleOf = ({ imageIds }: ListedSeries): number => Math.floor(imageIds.length / 2);
export const coverOf = (listed: ListedSeries): string => listed.imageIds[middleOf(listed)] ?? "";

/** The images of a series: every frame of every instance. */
export const imageIdsOf = (series: Series): string[] =>
  series.instances.flatMap(({ id, frames }) =>
    Array.from({ length: Math.max(frames, 1) }, (_, at) => imageIdOf(id, at + 1)),
  );
