import { type SlicePlane, slicePlane } from "#lib/imaging/slice-plane.ts";
import type { FrameFacts } from "#lib/imaging/image-facts.ts";
import type { InstanceEntry } from "#lib/studies/study-index.ts";
import type { ListedSeries, Series } from "#app/_viewer/listing.ts";

const known = new WeakMap<Series, (SlicePlane | null)[]>();

/** Where each image of a series lies, as the index says; of a file of many frames it knows once the file is here. */
export function planesOf(series: Series): readonly (SlicePlane | null)[] {
  let planes = known.get(series);
  if (!planes) {
    planes = series.instances.flatMap((entry) =>
      entry.frames > 1 ? Array.from({ length: entry.frames }, () => null) : [slicePlane(entry)],
    );
    known.set(series, planes);
  }
  return planes;
}

/** Where the frames of a file lie, which only the file itself says. */
export function tellFrames(series: Series, entry: InstanceEntry, facts: readonly FrameFacts[]): void {
  const before = series.instances.slice(0, series.instances.indexOf(entry));
  const first = before.reduce((sum, { frames }) => sum + Math.max(frames, 1), 0);
  const planes = [...planesOf(series)];
  for (const [nth, own] of facts.entries())
    planes[first + nth] = slicePlane({
      ...{ rows: own.rows, columns: own.columns, frameOfReferenceUid: own.frameOfReferenceUid },
      ...{ imagePosition: own.position, imageOrientation: own.orientation, pixelSpacing: own.spacing },
    });
  known.set(series, planes);
}

/** Where the images of a series lie that has no files of its own. */
export const tellPlanes = (series: Series, planes: (SlicePlane | null)[]): void => void known.set(series, planes);

/** Where a file's frame is found in the list, and how it lies. */
export type ImagePlace = { seriesAt: number; at: number; plane: SlicePlane | null };

/** The place of every image, by its UID and frame. */
export function placesOf(listed: readonly ListedSeries[]): Map<string, ImagePlace> {
  const places = new Map<string, ImagePlace>();
  for (const [seriesAt, { series }] of listed.entries()) {
    const planes = planesOf(series);
    const images = series.instances.flatMap(({ sopInstanceUid, frames }) =>
      Array.from({ length: Math.max(frames, 1) }, (_, frame) => imageKey(sopInstanceUid, frame + 1)),
    );
    for (const [at, key] of images.entries()) places.set(key, { seriesAt, at, plane: planes[at] ?? null });
  }
  return places;
}

export const imageKey = (sopInstanceUid: string, frame: number): string => `${sopInstanceUid} ${frame}`;

/** UID and frame of an image of a series; null beyond its end. */
export function imageAt({ instances }: Series, at: number): { sopInstanceUid: string; frame: number } | null {
  let left = at;
  for (const { sopInstanceUid, frames } of instances) {
    const count = Math.max(frames, 1);
    if (left < count) return { sopInstanceUid, frame: left + 1 };
    left -= count;
  }
  return null;
}
