import type { ListedSeries, Series } from "#app/_viewer/listing.ts";
import { type ImagePlace, imageAt, imageKey } from "#app/_viewer/planes.ts";
import type { ViewerWords } from "#app/_viewer/words.ts";
import type { Marking } from "#lib/markings/marking.ts";

/** Whether a mark is on an image. */
export const isOn = (mark: Marking, image: { sopInstanceUid: string; frame: number }): boolean =>
  mark.sopInstanceUid === image.sopInstanceUid && mark.frame === image.frame;

/** Whether a mark is on the image at a place of a series. */
export function isAt(mark: Marking, series: Series | undefined, at: number): boolean {
  const image = series && imageAt(series, at);
  return image ? isOn(mark, image) : false;
}

/** "SAG T2 TSE, image 8". */
export function imageName(
  mark: Marking,
  places: ReadonlyMap<string, ImagePlace>,
  listed: readonly ListedSeries[],
  words: ViewerWords,
): string {
  const place = places.get(imageKey(mark.sopInstanceUid, mark.frame));
  const series = place && listed[place.seriesAt]?.series;
  return series ? `${series.description ?? words.unnamed}, ${place.at + 1}` : words.unnamed;
}
