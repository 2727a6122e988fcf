import type { Orientation, Vector } from "#lib/imaging/dicom.ts";

export type Plane = "sagittal" | "coronal" | "axial" | "oblique";

/**
 * What ordering needs to know of an instance: `DicomHeader` has this shape, and so has a row of the index. Where several
 * pictures share a UID, their SHA-256 tells them apart; frames of one instance are told apart by their number.
 */
export type Placed = {
  sopInstanceUid: string;
  sha256?: string;
  frame?: number;
  instance: { number: number | null; imagePosition: Vector | null; imageOrientation: Orientation | null };
};

/** The unit normal of an image, row × column; null when the orientation is not one of two perpendicular directions. */
export function normal(orientation: Orientation | null): Vector | null {
  if (!orientation) return null;
  const [row, column] = directions(orientation);
  const across = cross(row, column);
  const length = Math.hypot(...across);
  if (!Number.isFinite(length) || length < 0.9 || length > 1.1 || Math.abs(dot(row, column)) > 0.1) return null;
  return [across[0] / length, across[1] / length, across[2] / length];
}

/** The anatomical plane: the largest component of the normal is at least 0.8, so that disc-angled axials stay axial (Weasis). */
export function plane(orientation: Orientation | null): Plane | null {
  const direction = normal(orientation);
  if (!direction) return null;
  const names = ["sagittal", "coronal", "axial"] as const;
  const found = names.find((_, axis) => Math.abs(direction[axis] ?? 0) >= 0.8);
  return found ?? "oblique";
}

/** Where a slice lies along a normal, in millimetres from the patient's origin. */
export function slicePosition(position: Vector, along: Vector): number {
  return dot(position, along);
}

/**
 * The instances of a series as a person scrolls them: parallel slices by position along their normal, in the direction
 * in which the instance numbers rise; otherwise by instance number. The same set gives the same order, however it comes.
 */
export function orderSlices<T extends Placed>(instances: readonly T[]): T[] {
  const byNumber = [...instances].sort(compareNumbers);
  const along = commonNormal(byNumber);
  if (!along) return byNumber;
  const placed = byNumber.map((item) => ({ item, at: slicePosition(item.instance.imagePosition ?? [0, 0, 0], along) }));
  const sign = placed.length > 1 && trend(placed.map(({ at }) => at)) < 0 ? -1 : 1;
  return placed.sort((a, b) => sign * (a.at - b.at) || compareNumbers(a.item, b.item)).map(({ item }) => item);
}

/** Where each of parallel slices lies along their normal, in millimetres; null where they are not parallel. */
export function slicePlaces(instances: readonly Placed[]): number[] | null {
  const along = commonNormal(instances);
  return along && instances.map(({ instance }) => slicePosition(instance.imagePosition ?? [0, 0, 0], along));
}

/** The usual distance between neighbouring slices in millimetres (median), and whether all gaps agree within 5 %. */
export function sliceSpacing(instances: readonly Placed[]): { spacing: number; even: boolean } | null {
  const places = slicePlaces(instances)?.sort((a, b) => a - b);
  if (!places) return null;
  const gaps = places
    .slice(1)
    .map((at, index) => at - (places[index] ?? at))
    .filter((gap) => gap > 0.01)
    .sort((a, b) => a - b);
  const spacing = gaps[Math.floor(gaps.length / 2)];
  if (spacing === undefined) return null;
  return { spacing, even: gaps.every((gap) => Math.abs(gap - spacing) <= 0.05 * spacing) };
}

/**
 * The letters of the side a direction points to: R L, A P, F H, by falling size, those above 0.0001, at most two
 * (Cornerstone's getOrientationStringLPS). Empty for no direction.
 */
export function orientationLetters(direction: Vector): string {
  const sides = [
    [direction[0], direction[0] < 0 ? "R" : "L"],
    [direction[1], direction[1] < 0 ? "A" : "P"],
    [direction[2], direction[2] < 0 ? "F" : "H"],
  ] as const;
  return [...sides]
    .sort((a, b) => Math.abs(b[0]) - Math.abs(a[0]))
    .filter(([size]) => Math.abs(size) > 0.0001)
    .slice(0, 2)
    .map(([, letter]) => letter)
    .join("");
}

/** The letters at the four edges of an unrotated image; null when the orientation is unknown, which the viewer says in words. */
export function edgeLetters(
  orientation: Orientation | null,
): { top: string; bottom: string; left: string; right: string } | null {
  if (!orientation || !normal(orientation)) return null;
  const [row, column] = directions(orientation);
  return {
    top: orientationLetters(opposite(column)),
    bottom: orientationLetters(column),
    left: orientationLetters(opposite(row)),
    right: orientationLetters(row),
  };
}

/** The normal shared by all slices; null when one lacks its place or they are not parallel within about a degree. */
function commonNormal(instances: readonly Placed[]): Vector | null {
  const first = normal(instances[0]?.instance.imageOrientation ?? null);
  if (!first) return null;
  const parallel = instances.every(({ instance }) => {
    const own = normal(instance.imageOrientation);
    return instance.imagePosition !== null && own !== null && dot(own, first) > 0.9998;
  });
  return parallel ? first : null;
}

/** By instance number, then by what tells pictures of one number apart. */
export function compareNumbers(a: Placed, b: Placed): number {
  const first = a.instance.number ?? Number.MAX_SAFE_INTEGER;
  const second = b.instance.number ?? Number.MAX_SAFE_INTEGER;
  return (
    first - second ||
    compareText(a.sopInstanceUid, b.sopInstanceUid) ||
    compareText(a.sha256 ?? "", b.sha256 ?? "") ||
    (a.frame ?? 0) - (b.frame ?? 0)
  );
}

/** Code units, not a locale: the browser and the server must agree. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether the values rise (> 0) or fall with their index: the sign of their covariance. */
function trend(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  return values.reduce((sum, value, index) => sum + value * (index - middle), 0);
}

/** The directions of a row and of a column. */
export function directions(orientation: Orientation): [Vector, Vector] {
  const [a, b, c, d, e, f] = orientation;
  return [
    [a, b, c],
    [d, e, f],
  ];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function opposite(a: Vector): Vector {
  return [-a[0], -a[1], -a[2]];
}
