import { ellipseIn } from "#lib/imaging/measure.ts";
import type { Point } from "#lib/imaging/slice-plane.ts";
import type { Marking } from "./marking.ts";

/** A picture of so many pixels that shows a frame of so many. */
export type Canvas = { width: number; height: number; rows: number; columns: number };

/**
 * What was marked on a frame as SVG of a picture's size, to be laid over it: lines alone. No word of it goes along, as
 * what somebody typed may be a name, and labels of levels are told in the caption.
 */
export function drawnMarks(marks: readonly Marking[], { width, height, rows, columns }: Canvas): string {
  const to = ([x, y]: Point): Point => [((x + 0.5) * width) / columns, ((y + 0.5) * height) / rows];
  const shapes = marks.flatMap((mark) => shapeOf(mark, mark.points.map(to)));
  const thick = Math.max(width, height) / 300;
  const group = (colour: string, stroke: number) =>
    `<g fill="none" stroke="${colour}" stroke-width="${stroke}" stroke-linecap="round" stroke-linejoin="round">${shapes.join("")}</g>`;
  // A dark rim keeps a light line seen on bright bone.
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${group("#101418", 3 * thick)}${group("#ffd84d", 1.4 * thick)}</svg>`;
}

function shapeOf({ kind }: Marking, [a, b, c, d]: readonly Point[]): string[] {
  switch (kind) {
    case "length":
      return [line(a, b)];
    case "angle":
      return [line(a, b), line(b, c)];
    case "cobb":
    case "bidirectional":
      return [line(a, b), line(c, d)];
    case "ellipse": {
      if (!a || !b) return [];
      const { center, radii } = ellipseIn(a, b);
      return [
        `<ellipse cx="${figure(center[0])}" cy="${figure(center[1])}" rx="${figure(radii[0])}" ry="${figure(radii[1])}"/>`,
      ];
    }
    case "arrow":
      return a && b ? [line(a, b), ...headOf(a, b)] : [];
    case "text":
      return a ? [`<circle cx="${figure(a[0])}" cy="${figure(a[1])}" r="8"/>`] : [];
    default:
      return [];
  }
}

const figure = (value: number): string => value.toFixed(1);

const line = (from: Point | undefined, to: Point | undefined): string =>
  from && to ? `<path d="M${figure(from[0])} ${figure(from[1])}L${figure(to[0])} ${figure(to[1])}"/>` : "";

/** The head of an arrow lies at its first place, which is what it points at. */
function headOf(at: Point, from: Point): string[] {
  const direction = Math.atan2(from[1] - at[1], from[0] - at[0]);
  const long = Math.min(24, Math.hypot(from[0] - at[0], from[1] - at[1]) / 2);
  return [-0.45, 0.45].map((turn) =>
    line(at, [at[0] + long * Math.cos(direction + turn), at[1] + long * Math.sin(direction + turn)]),
  );
}
