import type { ListedSeries } from "#app/_viewer/listing.ts";
import { imageAt, planesOf } from "#app/_viewer/planes.ts";
import type { Vector } from "#lib/imaging/dicom.ts";
import {
  heightOver,
  isWithin,
  type Point,
  type SlicePlane,
  sliceThrough,
  toPatient,
  toPicture,
} from "#lib/imaging/slice-plane.ts";
import type { Marking } from "#lib/markings/marking.ts";

/** Where a mark is kept: the image and the places on it. */
export type KeptPlace = Pick<Marking, "sopInstanceUid" | "frame" | "points">;

/** The image of a series that a place in the patient is kept on, the nearest; null where none shows it. */
export function keptPlace(from: ListedSeries, place: Vector, frameOfReference: string): KeptPlace | null {
  const planes = planesOf(from.series);
  const at = sliceThrough(place, frameOfReference, planes);
  const plane = at === null ? null : planes[at];
  const image = at === null ? null : imageAt(from.series, at);
  return plane && image ? { ...image, points: [rounded(toPicture(plane, place))] } : null;
}

/**
 * Where a mark on a cut is kept: on the one image of the series that all its places lie on. Null where it goes from one
 * image to another: no original pixels hold it.
 */
export function keptFromCut(from: ListedSeries, cut: SlicePlane, points: readonly Point[]): KeptPlace | null {
  const kept = points.map((point) => keptPlace(from, toPatient(cut, point), cut.frameOfReference));
  const [first] = kept;
  if (!first || !kept.every((one) => one?.sopInstanceUid === first.sopInstanceUid && one.frame === first.frame))
    return null;
  return { ...first, points: kept.flatMap((one) => one?.points ?? []) };
}

/** A mark of an image as it is seen on another that goes by all its places within so many millimetres; else null. */
export function pointsOn(
  on: SlicePlane,
  plane: SlicePlane,
  points: readonly Point[],
  within: number,
): Marking["points"] | null {
  if (on.frameOfReference !== plane.frameOfReference) return null;
  const places = points.map((point) => toPatient(plane, point));
  const seen = places.map((place) => toPicture(on, place));
  const isOn =
    places.every((place) => Math.abs(heightOver(on, place)) <= within) && seen.every((at) => isWithin(on, at));
  return isOn && points.length > 0 ? seen.map(rounded) : null;
}

export const rounded = ([x, y]: Point): [number, number] => [Math.round(x * 100) / 100, Math.round(y * 100) / 100];
