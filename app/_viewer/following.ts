import { levelAt, type Placed } from "#lib/imaging/levels.ts";
import {
  heightOver,
  isWithin,
  type Point,
  referenceLine,
  type SlicePlane,
  slicesTogether,
  toPicture,
} from "#lib/imaging/slice-plane.ts";

type Planes = readonly (SlicePlane | null)[];

/** What the viewport that the person is at looks at: the others follow it. */
export type Leader = { planes: Planes; at: number };

/** Where another viewport goes when the leader scrolls: a slice, nowhere as it ends before that, or its own ways. */
export function followed({ planes, at }: Leader, own: Planes): { at: number } | "outside" | null {
  const shown = planes[at];
  return shown ? slicesTogether(shown, own) : null;
}

/**
 * The lines in which what other viewports show cuts an image: of the leader strong, with the ends of its series thin; of
 * the others the current slice alone.
 */
export function linesOn(on: SlicePlane | null, others: readonly Leader[], leader: Leader | null) {
  return others.flatMap((other, of) => {
    const { planes, at } = other;
    const slices = other === leader ? [...new Set([at, 0, planes.length - 1])] : [at];
    return slices.flatMap((nth) => {
      const plane = planes[nth];
      const ends = on && plane ? referenceLine(plane, on) : null;
      return ends ? [{ key: `${of} ${nth}`, ends, strong: nth === at }] : [];
    });
  });
}

/** The labels that a slice along the column bears, each vertebra where it lies; faint where the slice passes it by. */
export function labelsOn(on: SlicePlane | null, placed: readonly Placed[]) {
  if (!on || isAcross(on)) return [];
  return placed.flatMap(({ name, at, frameOfReference }) => {
    const place = frameOfReference === on.frameOfReference ? toPicture(on, at) : null;
    return place && isWithin(on, place)
      ? [{ name, at: place, faint: Math.abs(heightOver(on, at)) > halfVertebra }]
      : [];
  });
}

/** What level a slice across the column shows. */
export const levelOn = (on: SlicePlane | null, placed: readonly Placed[]): string | null =>
  on && isAcross(on) ? levelAt(on, placed) : null;

/** Where a place is seen on an image that goes through it, or nearly. */
export function targetOn(on: SlicePlane | null, target: Placed | null): Point | null {
  if (!on || target?.frameOfReference !== on.frameOfReference) return null;
  const place = toPicture(on, target.at);
  return isWithin(on, place) && Math.abs(heightOver(on, target.at)) <= beside ? place : null;
}

const halfVertebra = 20;
/** Of thick slices with gaps between them the nearest is hardly farther away. */
const beside = 5;
const isAcross = ({ normal }: SlicePlane): boolean => Math.abs(normal[2]) > 0.6;
