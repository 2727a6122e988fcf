import type { Vector } from "#lib/imaging/dicom.ts";
import { dot } from "#lib/imaging/geometry.ts";
import { heightOver, isWithin, type SlicePlane, toPicture } from "#lib/imaging/slice-plane.ts";

const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);

/** The vertebrae that a reader names, from above down. */
export const vertebrae: readonly string[] = [...numbered("C", 7), ...numbered("T", 12), ...numbered("L", 5), "S1"];

/** A vertebra where the reader says that it is. */
export type Placed = { name: string; at: Vector; frameOfReference: string };

/** The vertebra above another; null above the first. */
export const above = (name: string): string | null => vertebrae[vertebrae.indexOf(name) - 1] ?? null;

/** The level between a vertebra and the next below it, as reports call it: "L4/5", "L5/S1"; null below the last. */
export function levelBelow(name: string): string | null {
  const next = vertebrae[vertebrae.indexOf(name) + 1];
  if (!next || !vertebrae.includes(name)) return null;
  return next.charAt(0) === name.charAt(0) ? `${name}/${next.slice(1)}` : `${name}/${next}`;
}

/** Those between two labelled ones, each at its share of the way: a straight column is labelled by two clicks. */
export function between(one: Placed, other: Placed): Placed[] {
  const [upper, lower] = order(one.name) < order(other.name) ? [one, other] : [other, one];
  const [from, to] = [order(upper.name), order(lower.name)];
  return vertebrae.slice(from + 1, to).map((name, at) => {
    const share = (at + 1) / (to - from);
    const place = (axis: 0 | 1 | 2) => upper.at[axis] + share * (lower.at[axis] - upper.at[axis]);
    return { name, at: [place(0), place(1), place(2)], frameOfReference: one.frameOfReference };
  });
}

/** The levels between labelled neighbours, from above down, each in the middle between them. */
export function levelsOf(placed: readonly Placed[]): Placed[] {
  const byName = new Map(placed.map((one) => [one.name, one]));
  return vertebrae.flatMap((name, at) => {
    const [upper, lower] = [byName.get(name), byName.get(vertebrae[at + 1] ?? "")];
    const level = levelBelow(name);
    if (!upper || !lower || !level || upper.frameOfReference !== lower.frameOfReference) return [];
    const middle = (axis: 0 | 1 | 2) => (upper.at[axis] + lower.at[axis]) / 2;
    return [{ name: level, at: [middle(0), middle(1), middle(2)], frameOfReference: upper.frameOfReference }];
  });
}

/**
 * What a slice across the column shows: a level between two labelled neighbours, or one of them where it goes through its
 * part of the way. Null for slices along the column and those beyond what is labelled.
 */
export function levelAt(slice: SlicePlane, placed: readonly Placed[]): string | null {
  const own = placed
    .filter(({ frameOfReference }) => frameOfReference === slice.frameOfReference)
    .sort((a, b) => order(a.name) - order(b.name));
  for (const [at, upper] of own.entries()) {
    const lower = own[at + 1];
    if (!lower || order(lower.name) !== order(upper.name) + 1) continue;
    const [over, under] = [heightOver(slice, upper.at), heightOver(slice, lower.at)];
    if (over * under > 0 || over === under || !isAcross(slice, upper, lower)) continue;
    const share = over / (over - under);
    if (share < bodyShare) return upper.name;
    return share > 1 - bodyShare ? lower.name : levelBelow(upper.name);
  }
  return null;
}

/** Of the way from the middle of a vertebra to that of the next, so much is its own bone. */
const bodyShare = 0.28;

function isAcross(slice: SlicePlane, upper: Placed, lower: Placed): boolean {
  const [x, y, z] = [0, 1, 2].map((axis) => lower.at[axis as 0] - upper.at[axis as 0]) as unknown as Vector;
  const along = Math.abs(dot(slice.normal, [x, y, z])) / (Math.hypot(x, y, z) || 1);
  return along > 0.7 && [upper, lower].some(({ at }) => isWithin(slice, toPicture(slice, at)));
}

const order = (name: string): number => vertebrae.indexOf(name);
