import type { Vector } from "#lib/imaging/dicom.ts";

/** A finger: where it is on the screen, and which place of the patient was seen there. */
export type Finger = { canvas: readonly [number, number]; world: Vector };

export type View = { parallelScale: number; focalPoint: Vector; position: Vector };

/**
 * What is seen after two fingers have moved: the place between them stays between them, and what they span they go on
 * spanning. `now` says what the fingers are over in the view as it still is. Null where a finger has come or gone.
 */
export function pinched(view: View, before: readonly Finger[], now: readonly Finger[]): View | null {
  const [from, to] = [spread(before), spread(now)];
  if (before.length !== 2 || now.length !== 2 || from === 0 || to === 0) return null;
  return zoomed(view, from / to, middle(before), middle(now));
}

/** The view by another scale, with `held` where `at` is seen in the view as it still is. */
export function zoomed({ parallelScale, focalPoint, position }: View, scale: number, held: Vector, at: Vector): View {
  const shift = focalPoint.map((value, axis) => (held[axis] ?? 0) - ((at[axis] ?? 0) - value) * scale - value);
  const move = (place: Vector): Vector => place.map((value, axis) => value + (shift[axis] ?? 0)) as unknown as Vector;
  return { parallelScale: parallelScale * scale, focalPoint: move(focalPoint), position: move(position) };
}

const spread = ([one, other]: readonly Finger[]): number =>
  one && other ? Math.hypot(one.canvas[0] - other.canvas[0], one.canvas[1] - other.canvas[1]) : 0;

const middle = (fingers: readonly Finger[]): Vector =>
  [0, 1, 2].map(
    (axis) => fingers.reduce((sum, { world }) => sum + (world[axis] ?? 0), 0) / fingers.length,
  ) as unknown as Vector;
