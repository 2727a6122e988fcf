import type { Vector } from "#lib/imaging/dicom.ts";
import { dot } from "#lib/imaging/geometry.ts";
import { heightOver, type SlicePlane, toPatient, toPicture } from "#lib/imaging/slice-plane.ts";

/** Axial slices so even and near that other planes can be cut out of them. */
export type Volume = {
  /** The numbers in the series of those that are cut through, from the head down: of very many every other one, or fewer. */
  order: readonly number[];
  top: SlicePlane;
  /** From one slice to the next, millimetres, and the direction. */
  gap: number;
  down: Vector;
};

export type Cut = "sagittal" | "coronal";

/** Fewer slices, or slices farther apart, make steps instead of a picture. */
const [fewest, widest] = [16, 3.1];

/** So many slices fit in the memory of any computer that is read at; finer steps are not seen on a screen. */
const most = 1_000;

/** The volume that slices make; null where they are oblique, uneven, tilted against their stack or too far apart. */
export function volumeOf(planes: readonly (SlicePlane | null)[]): Volume | null {
  const whole = planes.flatMap((plane, at) => (plane ? [{ plane, at }] : []));
  const [first] = whole;
  if (!first || whole.length < planes.length || whole.length < fewest) return null;
  if (Math.abs(first.plane.normal[2]) < 0.99) return null;
  const sorted = [...whole].sort((a, b) => b.plane.origin[2] - a.plane.origin[2]);
  const [top, next] = sorted.map(({ plane }) => plane);
  if (!top || !next) return null;
  const gap = Math.abs(heightOver(top, next.origin));
  const isEven = sorted.every(({ plane }, nth) => {
    const [x, y] = toPicture(top, plane.origin);
    const off = Math.abs(Math.abs(heightOver(top, plane.origin)) - nth * gap);
    return isLike(plane, top) && Math.abs(x) < 0.5 && Math.abs(y) < 0.5 && off <= 0.05 * gap + 0.001 * nth;
  });
  if (!isEven || !(gap > 0) || gap > widest) return null;
  const sign = heightOver(top, next.origin) > 0 ? 1 : -1;
  const down: Vector = [sign * top.normal[0], sign * top.normal[1], sign * top.normal[2]];
  const every = Math.min(Math.ceil(sorted.length / most), Math.max(1, Math.floor(widest / gap)));
  const order = sorted.flatMap(({ at }, nth) => (nth % every === 0 ? [at] : []));
  return { order, top, gap: gap * every, down };
}

/** How many cuts there are: one through each column, or each row, of the slices. */
export const cutsIn = ({ top }: Volume, cut: Cut): number => (cut === "sagittal" ? top.columns : top.rows);

/** Where a cut lies: its rows are slices, the head above. */
export function cutPlane({ order, top, gap, down }: Volume, cut: Cut, at: number): SlicePlane {
  const [vertical, horizontal] = top.spacing;
  const along = cut === "sagittal";
  const row = along ? top.column : top.row;
  return {
    frameOfReference: top.frameOfReference,
    origin: toPatient(top, along ? [at, 0] : [0, at]),
    row,
    column: down,
    normal: cross(row, down),
    rows: order.length,
    columns: along ? top.rows : top.columns,
    spacing: [gap, along ? vertical : horizontal],
  };
}

/** Fills the pixels of a cut from those of the slices, by their numbers in the series; a slice that is missing stays dark. */
export function cutPixels<T extends { [at: number]: number }>(
  { order, top }: Volume,
  cut: Cut,
  at: number,
  slices: readonly (ArrayLike<number> | null)[],
  into: T,
): T {
  const width = cut === "sagittal" ? top.rows : top.columns;
  const [from, step] = cut === "sagittal" ? [at, top.columns] : [at * top.columns, 1];
  for (const [y, nth] of order.entries()) {
    const slice = slices[nth];
    for (let x = 0; slice && x < width; x++) into[y * width + x] = slice[from + x * step] ?? 0;
  }
  return into;
}

const isLike = (one: SlicePlane, other: SlicePlane): boolean =>
  one.rows === other.rows &&
  one.columns === other.columns &&
  one.frameOfReference === other.frameOfReference &&
  one.spacing.every((value, axis) => Math.abs(value - (other.spacing[axis] ?? 0)) < 1e-4) &&
  dot(one.row, other.row) > 0.9999 &&
  dot(one.column, other.column) > 0.9999;

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
