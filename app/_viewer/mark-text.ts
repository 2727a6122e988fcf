import { figure } from "#app/_viewer/overlay-text.ts";
import {
  angle,
  cobbAngle,
  distance,
  ellipseArea,
  ellipseIn,
  type Scale,
  type Statistics,
} from "#lib/imaging/measure.ts";
import type { Point } from "#lib/imaging/slice-plane.ts";
import type { Marking } from "#lib/markings/marking.ts";

/** A mark, or as much of it as is placed. */
export type Drawn = Pick<Marking, "kind" | "text"> & { points: readonly Point[] };

/**
 * What stands beside a mark, line by line. Millimetres only where the size of the pixels is known to be that of what is
 * pictured, else pixels, and that they are.
 */
export function markText(
  { kind, text, points: [a, b, c, d] }: Drawn,
  scale: Scale,
  statistics: Statistics | null,
): string[] {
  const along = (one: Point, other: Point) => distance(one, other, scale);
  switch (kind) {
    case "length":
      return a && b ? [size(along(a, b), scale)] : [];
    case "angle":
      return a && b && c ? [degrees(angle(a, b, c, scale))] : [];
    case "cobb":
      return a && b && c && d ? [`Cobb ${degrees(cobbAngle([a, b], [c, d], scale))}`] : [];
    case "bidirectional":
      if (!a || !b) return [];
      return [[along(a, b), ...(c && d ? [along(c, d)] : [])].map(tenth).join(" × ") + unit(scale)];
    case "ellipse": {
      if (!a || !b) return [];
      const area = `${figure(ellipseArea(ellipseIn(a, b), scale))}${scale ? " mm²" : " px²"}`;
      return statistics ? [area, ...valuesText(statistics)] : [area];
    }
    default:
      return text === "" ? [] : [text];
  }
}

const valuesText = ({ mean, deviation, least, greatest }: Statistics): string[] => [
  `mean ${figure(mean)}, SD ${figure(deviation)}`,
  `${figure(least)} to ${figure(greatest)}`,
];

const size = (value: number, scale: Scale): string => tenth(value) + unit(scale);
const unit = (scale: Scale): string => (scale ? " mm" : " px, not calibrated");
const tenth = (value: number): string => value.toFixed(1);
const degrees = (value: number): string => `${value.toFixed(1)}°`;

/** The length of a bar that stands for a round number of millimetres and is about a hundred pixels long on the screen. */
export function scaleBar(pixelsPerMm: number): { mm: number; length: number } | null {
  if (!(pixelsPerMm > 0)) return null;
  const mm = [100, 50, 20, 10, 5, 2, 1].find((one) => one * pixelsPerMm <= 120);
  return mm === undefined ? null : { mm, length: mm * pixelsPerMm };
}
