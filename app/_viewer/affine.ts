import type { Point } from "#lib/imaging/slice-plane.ts";

/** Where a place in an image is on the screen: x = a·column + c·row + e, y = b·column + d·row + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** The mapping that takes the image's first pixel, its first row's end and its first column's end to places on the screen. */
export function affineOf(
  { rows, columns }: { rows: number; columns: number },
  [e, f]: Point,
  [rightX, rightY]: Point,
  [downX, downY]: Point,
): Affine {
  return [(rightX - e) / columns, (rightY - f) / columns, (downX - e) / rows, (downY - f) / rows, e, f];
}

export const toScreen = ([a, b, c, d, e, f]: Affine, [x, y]: Point): Point => [a * x + c * y + e, b * x + d * y + f];

/** The place in the image under a place on the screen; null where the image is seen from its edge. */
export function toImage([a, b, c, d, e, f]: Affine, [x, y]: Point): Point | null {
  const size = a * d - b * c;
  if (Math.abs(size) < 1e-9) return null;
  return [(d * (x - e) - c * (y - f)) / size, (a * (y - f) - b * (x - e)) / size];
}

/** How long a pixel's upper edge is on the screen. */
export const pixelWidth = ([a, b]: Affine): number => Math.hypot(a, b);
