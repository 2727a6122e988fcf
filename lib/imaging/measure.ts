import type { Point } from "#lib/imaging/slice-plane.ts";

/** Millimetres of a pixel, down and across; null where nothing says how large it is in the patient. */
export type Scale = readonly [vertical: number, horizontal: number] | null;

/** How far apart two places are: millimetres, or pixels where there is no scale. */
export function distance(one: Point, other: Point, scale: Scale): number {
  return Math.hypot(...step(one, other, scale));
}

/** The angle at `corner` between two places, 0 to 180 degrees. */
export function angle(one: Point, corner: Point, other: Point, scale: Scale): number {
  return degreesBetween(step(corner, one, scale), step(corner, other, scale));
}

/** The Cobb angle: between two lines, whichever way they were drawn, 0 to 90 degrees. */
export function cobbAngle(first: readonly [Point, Point], second: readonly [Point, Point], scale: Scale): number {
  const degrees = degreesBetween(step(...first, scale), step(...second, scale));
  return Math.min(degrees, 180 - degrees);
}

/** An ellipse that fills the box between two corners. */
export type Ellipse = { center: Point; radii: readonly [across: number, down: number] };

export function ellipseIn([x1, y1]: Point, [x2, y2]: Point): Ellipse {
  return { center: [(x1 + x2) / 2, (y1 + y2) / 2], radii: [Math.abs(x2 - x1) / 2, Math.abs(y2 - y1) / 2] };
}

export function ellipseArea({ radii: [across, down] }: Ellipse, scale: Scale): number {
  const [vertical, horizontal] = scale ?? [1, 1];
  return Math.PI * across * horizontal * down * vertical;
}

export type Statistics = { count: number; mean: number; deviation: number; least: number; greatest: number };

/** What the pixels say whose middles lie in an ellipse; null where there are none. */
export function ellipseStatistics(
  pixels: ArrayLike<number>,
  { rows, columns }: { rows: number; columns: number },
  { center: [x0, y0], radii: [across, down] }: Ellipse,
): Statistics | null {
  let [count, mean, squares] = [0, 0, 0];
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let y = Math.max(0, Math.ceil(y0 - down)); y <= Math.min(rows - 1, y0 + down); y++) {
    for (let x = Math.max(0, Math.ceil(x0 - across)); x <= Math.min(columns - 1, x0 + across); x++) {
      if (!(((x - x0) / across) ** 2 + ((y - y0) / down) ** 2 <= 1)) continue;
      const value = pixels[y * columns + x] ?? 0;
      count++;
      // Welford: large Hounsfield sums would eat up the differences.
      const off = value - mean;
      mean += off / count;
      squares += off * (value - mean);
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
  }
  return count === 0 ? null : { count, mean, deviation: Math.sqrt(squares / count), least, greatest };
}

function step([x1, y1]: Point, [x2, y2]: Point, scale: Scale): [number, number] {
  const [vertical, horizontal] = scale ?? [1, 1];
  return [(x2 - x1) * horizontal, (y2 - y1) * vertical];
}

function degreesBetween([ax, ay]: [number, number], [bx, by]: [number, number]): number {
  return (Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by)) * 180) / Math.PI;
}
