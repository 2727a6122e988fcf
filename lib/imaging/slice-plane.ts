import type { Orientation, Vector } from "#lib/imaging/dicom.ts";
import { directions, dot, normal } from "#lib/imaging/geometry.ts";

/** A place in a picture: column and row, counted from the middle of its first pixel. */
export type Point = readonly [x: number, y: number];

/** Where a picture lies in the patient, in millimetres. */
export type SlicePlane = {
  frameOfReference: string;
  /** The middle of its first pixel. */
  origin: Vector;
  row: Vector;
  column: Vector;
  normal: Vector;
  rows: number;
  columns: number;
  /** Between the middles of two rows, and of two columns. */
  spacing: readonly [vertical: number, horizontal: number];
};

/** What tells where a picture lies: an entry of the index has this shape. */
export type Placeable = {
  rows: number;
  columns: number;
  imagePosition: readonly number[] | null;
  imageOrientation: readonly number[] | null;
  pixelSpacing: readonly number[] | null;
  frameOfReferenceUid: string | null;
};

/** Where a picture lies; null where its file does not say all of it. */
export function slicePlane(of: Placeable): SlicePlane | null {
  const { rows, columns, imagePosition, imageOrientation, pixelSpacing, frameOfReferenceUid } = of;
  if (imagePosition?.length !== 3 || imageOrientation?.length !== 6 || !frameOfReferenceUid) return null;
  const orientation = imageOrientation as unknown as Orientation;
  const across = normal(orientation);
  const [vertical = 0, horizontal = 0] = pixelSpacing ?? [];
  if (!across || !(vertical > 0) || !(horizontal > 0)) return null;
  const [row, column] = directions(orientation);
  const origin = imagePosition as unknown as Vector;
  return {
    ...{ frameOfReference: frameOfReferenceUid, origin, row, column, normal: across },
    ...{ rows, columns },
    spacing: [vertical, horizontal],
  };
}

/** The place in the patient of a place in a picture. */
export function toPatient({ origin, row, column, spacing }: SlicePlane, [x, y]: Point): Vector {
  const [vertical, horizontal] = spacing;
  const at = (axis: 0 | 1 | 2) => origin[axis] + row[axis] * x * horizontal + column[axis] * y * vertical;
  return [at(0), at(1), at(2)];
}

/** The place in a picture straight above or below a place in the patient. */
export function toPicture({ origin, row, column, spacing }: SlicePlane, place: Vector): Point {
  const from = minus(place, origin);
  return [dot(from, row) / spacing[1], dot(from, column) / spacing[0]];
}

/** How far a place lies from the plane of a picture, to the side of its normal. */
export const heightOver = (plane: SlicePlane, place: Vector): number => dot(minus(place, plane.origin), plane.normal);

/** Whether slices are so nearly parallel that they are scrolled together (Cornerstone: |n₁·n₂| of at least 0.9). */
export const areParallel = (one: SlicePlane, other: SlicePlane): boolean =>
  one.frameOfReference === other.frameOfReference && Math.abs(dot(one.normal, other.normal)) >= 0.9;

/**
 * Which slice of another series is seen when this one is: the nearest to its middle. "outside" where that is farther than
 * twice the distance of the other's slices, null where the two are not scrolled together.
 */
export function slicesTogether(
  shown: SlicePlane,
  others: readonly (SlicePlane | null)[],
): { at: number } | "outside" | null {
  const parallel = others.flatMap((plane, at) => (plane && areParallel(shown, plane) ? [{ plane, at }] : []));
  if (parallel.length === 0) return null;
  const middle = toPatient(shown, [(shown.columns - 1) / 2, (shown.rows - 1) / 2]);
  const distances = parallel.map(({ plane, at }) => ({ at, away: Math.abs(heightOver(plane, middle)) }));
  const nearest = distances.reduce((best, one) => (one.away < best.away ? one : best));
  return nearest.away <= 2 * usualGap(parallel.map(({ plane }) => plane)) ? { at: nearest.at } : "outside";
}

/** The slice that goes through a place or nearest by it, of those that picture it; null where none does. */
export function sliceThrough(
  place: Vector,
  frameOfReference: string,
  slices: readonly (SlicePlane | null)[],
): number | null {
  const found = slices.flatMap((plane, at) =>
    plane?.frameOfReference === frameOfReference && isWithin(plane, toPicture(plane, place))
      ? [{ at, away: Math.abs(heightOver(plane, place)) }]
      : [],
  );
  if (found.length === 0) return null;
  const nearest = found.reduce((best, one) => (one.away < best.away ? one : best));
  return nearest.away <= farthestThrough ? nearest.at : null;
}

/** Farther from a place than this no slice shows it: about half a vertebra. */
const farthestThrough = 15;

/** The line in which a slice cuts the plane of another picture, in that one's pixels; null for parallel ones. */
export function referenceLine(slice: SlicePlane, on: SlicePlane): [Point, Point] | null {
  if (slice.frameOfReference !== on.frameOfReference || areParallel(slice, on)) return null;
  const [right, bottom] = [slice.columns - 0.5, slice.rows - 0.5];
  const corners = [
    [-0.5, -0.5],
    [right, -0.5],
    [right, bottom],
    [-0.5, bottom],
  ].map((corner) => toPatient(slice, corner as unknown as Point));
  const crossings = corners.flatMap((from, at) => {
    const to = corners[(at + 1) % corners.length] ?? from;
    const [before, after] = [heightOver(on, from), heightOver(on, to)];
    // Of an edge that ends in the plane only its beginning counts: it is the next one's beginning too.
    if (before === after || before * after > 0 || after === 0) return [];
    const share = before / (before - after);
    return [toPicture(on, [0, 1, 2].map((axis) => mix(from, to, axis as 0 | 1 | 2, share)) as unknown as Vector)];
  });
  const [first, second] = crossings;
  return first && second ? [first, second] : null;
}

/** Whether a place in a picture lies on it. */
export const isWithin = ({ rows, columns }: Pick<SlicePlane, "rows" | "columns">, [x, y]: Point): boolean =>
  x >= -0.5 && y >= -0.5 && x <= columns - 0.5 && y <= rows - 0.5;

/** The usual distance of neighbours, by their places along the first one's normal. */
function usualGap(planes: readonly SlicePlane[]): number {
  const [first] = planes;
  if (!first) return lonely;
  const places = planes.map(({ origin }) => heightOver(first, origin)).sort((a, b) => a - b);
  const gaps = places
    .slice(1)
    .map((at, index) => at - (places[index] ?? at))
    .filter((gap) => gap > 0.01)
    .sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? lonely;
}

/** Millimetres around a slice that has no neighbours. */
const lonely = 5;

const mix = (from: Vector, to: Vector, axis: 0 | 1 | 2, share: number): number =>
  from[axis] + share * (to[axis] - from[axis]);

const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
