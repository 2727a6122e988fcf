"use client";

import { useMemo, useState } from "react";
import { type Affine, toScreen } from "#app/_viewer/affine.ts";
import { type Drawn, markText } from "#app/_viewer/mark-text.ts";
import type { Scene } from "#app/_viewer/scene.client.ts";
import { ellipseIn, ellipseStatistics, type Scale } from "#lib/imaging/measure.ts";
import type { Point } from "#lib/imaging/slice-plane.ts";
import type { Marking } from "#lib/markings/marking.ts";

/** A line that another image cuts; the current slice's is strong, those of its first and last thin. */
export type Line = { key: string; ends: [Point, Point]; strong: boolean };
/** A name at a place; faint where the slice only passes by. */
export type Label = { name: string; at: Point; faint: boolean };

type LayerProps = {
  affine: Affine;
  scale: Scale;
  imageId: string | null;
  pixelsOf: Scene["pixelsOf"];
  marks: readonly Marking[];
  /** Those that are gone with the page, and how that is said. */
  unkept: { ids: readonly string[]; words: string };
  draft: Drawn | null;
  selected: string | null;
  lines: readonly Line[];
  labels: readonly Label[];
  /** The place of the level that is looked at. */
  target: Point | null;
};

/** What is drawn over the pixels, in the pixels' own places: turned, flipped and zoomed with them. */
export function MarkLayer({ affine, lines, labels, target, marks, unkept, draft, selected, ...image }: LayerProps) {
  const at = (point: Point) => toScreen(affine, point);
  const [layer, setLayer] = useState<SVGSVGElement | null>(null);
  // Asked only where words need it: it has the whole page laid out.
  const wide = (marks.length > 0 || draft ? layer?.clientWidth : null) ?? Number.POSITIVE_INFINITY;
  return (
    <svg
      ref={setLayer}
      aria-hidden
      className="pointer-events-none absolute inset-0 size-full overflow-hidden text-small"
    >
      {lines.map(({ key, ends: [from, to], strong }) => (
        <Segment
          key={key}
          from={at(from)}
          to={at(to)}
          className={strong ? "stroke-accent" : "stroke-accent opacity-45"}
          width={strong ? 1.5 : 0.75}
        />
      ))}
      {target && <Ring at={at(target)} />}
      {labels.map(({ name, at: place, faint }) => {
        const [x, y] = at(place);
        return (
          <g key={name} className={faint ? "opacity-60" : ""}>
            <circle cx={x} cy={y} r={3} className="fill-light stroke-[#0b0e0e]" />
            <Words x={x + 8} y={y + 4} lines={[name]} />
          </g>
        );
      })}
      {marks.map((mark) => (
        <Mark
          key={mark.id}
          mark={mark}
          affine={affine}
          strong={mark.id === selected}
          wide={wide}
          note={unkept.ids.includes(mark.id) ? unkept.words : null}
          {...image}
        />
      ))}
      {draft && <Mark mark={draft} affine={affine} strong wide={wide} note={null} {...image} />}
    </svg>
  );
}

type MarkProps = Pick<LayerProps, "affine" | "scale" | "imageId" | "pixelsOf"> & {
  mark: Drawn;
  strong: boolean;
  /** Of the viewport: its words end before it does. */
  wide: number;
  note: string | null;
};

function Mark({ mark, affine, strong, wide, note, scale, imageId, pixelsOf }: MarkProps) {
  const { kind, points } = mark;
  const [a, b] = points;
  const statistics = useMemo(() => {
    const pixels = kind === "ellipse" && imageId && a && b ? pixelsOf(imageId) : null;
    return pixels && a && b ? ellipseStatistics(pixels.values, pixels, ellipseIn(a, b)) : null;
  }, [kind, imageId, pixelsOf, a, b]);
  if (kind === "level" || kind === "key_image") return null;
  const places = points.map((point) => toScreen(affine, point));
  const [first] = places;
  if (!first) return null;
  const words = markText(mark, scale, statistics);
  const colour = strong ? "stroke-ink" : "stroke-light";
  const [x, y] = wordsAt(kind, places) ?? first;
  return (
    <g>
      {segmentsOf(kind, places).map(([from, to], nth) => (
        <Segment key={nth} from={from} to={to} className={colour} width={1.5} />
      ))}
      {kind === "ellipse" && a && b && (
        <polygon
          points={outline(a, b)
            .map((point) => toScreen(affine, point).join())
            .join(" ")}
          className={`fill-none ${colour}`}
          strokeWidth={1.5}
        />
      )}
      {kind === "arrow" && places[1] && <Head tip={first} from={places[1]} className={colour} />}
      {places.map(([cx, cy], nth) => (
        <circle key={nth} cx={cx} cy={cy} r={strong ? 4 : 2.5} className={`fill-[#0b0e0e] ${colour}`} />
      ))}
      <Words x={x + 8} y={y + 14} wide={wide} lines={note ? [...words, note] : words} />
    </g>
  );
}

/** Which places a mark joins; the two lines of a Cobb angle are joined by none. */
function segmentsOf(kind: Drawn["kind"], [a, b, c, d]: readonly Point[]): [Point, Point][] {
  const pairs: (readonly [Point | undefined, Point | undefined])[] =
    kind === "angle"
      ? [
          [a, b],
          [b, c],
        ]
      : kind === "ellipse" || kind === "text"
        ? []
        : [
            [a, b],
            [c, d],
          ];
  return pairs.flatMap(([from, to]): [Point, Point][] => (from && to ? [[from, to]] : []));
}

/** Where the words of a mark begin: at its corner, or at its last place. */
const wordsAt = (kind: Drawn["kind"], places: readonly Point[]): Point | undefined =>
  kind === "angle" && places.length === 3 ? places[1] : places.at(-1);

const outline = (a: Point, b: Point): Point[] => {
  const { center, radii } = ellipseIn(a, b);
  return Array.from({ length: 64 }, (_, nth) => {
    const turn = (nth * Math.PI) / 32;
    return [center[0] + radii[0] * Math.cos(turn), center[1] + radii[1] * Math.sin(turn)] as const;
  });
};

/** Dark beneath, so that it is seen on white bone too. */
function Segment({ from, to, className, width }: { from: Point; to: Point; className: string; width: number }) {
  const ends = { x1: from[0], y1: from[1], x2: to[0], y2: to[1] };
  return (
    <>
      <line {...ends} className="stroke-[#0b0e0e] opacity-60" strokeWidth={width + 1.5} />
      <line {...ends} className={className} strokeWidth={width} />
    </>
  );
}

function Head({ tip: [x, y], from, className }: { tip: Point; from: Point; className: string }) {
  const turn = Math.atan2(from[1] - y, from[0] - x);
  const end = (by: number) => `${x + 12 * Math.cos(turn + by)},${y + 12 * Math.sin(turn + by)}`;
  return (
    <polyline points={`${end(0.45)} ${x},${y} ${end(-0.45)}`} className={`fill-none ${className}`} strokeWidth={1.5} />
  );
}

const Ring = ({ at: [x, y] }: { at: Point }) => (
  <circle cx={x} cy={y} r={9} className="fill-none stroke-light" strokeWidth={1.5} strokeDasharray="3 3" />
);

function Words({ x, y, wide, lines }: { x: number; y: number; wide?: number; lines: readonly string[] }) {
  const length = letter * Math.max(0, ...lines.map((line) => line.length));
  const end = wide !== undefined && x + length > wide;
  return (
    <text
      textAnchor={end ? "end" : "start"}
      className="fill-light stroke-[#0b0e0e] text-small tabular-nums [paint-order:stroke]"
      strokeWidth={3}
      strokeLinejoin="round"
    >
      {lines.map((line, nth) => (
        <tspan key={nth} x={end ? x - 16 : x} y={y + 15 * nth}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

/** How wide a letter of the words is, generously, with room for the slider at the edge. */
const letter = 8;
