import { levelsOf, type Placed } from "#lib/imaging/levels.ts";
import { angle, cobbAngle, distance, ellipseArea, ellipseIn, type Scale } from "#lib/imaging/measure.ts";
import { type Placeable, type Point, slicePlane, toPatient } from "#lib/imaging/slice-plane.ts";
import type { Dataset } from "#lib/imaging/write-dicom.ts";
import { codes, levelCode } from "./codes.ts";
import { code, container, image, number, places, root, text, uidRef } from "./content-items.ts";
import type { MarkedFrame } from "./marked-frame.ts";
import type { Marking } from "./marking.ts";
import { markingDocument, observer, type MarkingDocument, type SignedStudy } from "./marking-document.ts";

/**
 * The measurements of one study as a Comprehensive SR (PS3.16 TID 1500), each with its places on its image, the level that
 * it is nearest to, and an id of its own; null where nothing was measured. Millimetres only where the size of the pixels is
 * known, else pixels; an area without it is not said.
 */
export function measurementReport(
  signed: SignedStudy,
  trackingUid: (markId: string) => string,
): MarkingDocument | null {
  const placed = placedLevels(signed);
  const counts = new Map<string, number>();
  const measured = signed.marks.flatMap((mark) => {
    const frame = frameOf(signed, mark);
    const numbers = frame ? numbersOf(mark, frame) : [];
    if (!frame || numbers.length === 0) return [];
    const count = (counts.get(mark.kind) ?? 0) + 1;
    counts.set(mark.kind, count);
    const level = levelCode(nearestLevel(mark, frame, placed) ?? "");
    const group = container(codes.group, [
      text("HAS OBS CONTEXT", codes.trackingId, `${mark.kind} ${count}`),
      uidRef("HAS OBS CONTEXT", codes.trackingUid, trackingUid(mark.id)),
      ...(level ? [code("HAS CONCEPT MOD", codes.site, level)] : []),
      ...numbers,
    ]);
    return [{ frame, group }];
  });
  if (measured.length === 0) return null;
  const frames = [...new Set(measured.map(({ frame }) => frame))];
  const content = root(codes.report, "1500", [
    code("HAS CONCEPT MOD", codes.language, codes.english),
    ...observer(signed.signature),
    code("HAS CONCEPT MOD", codes.reported, codes.imaging),
    container(codes.library, [
      container(
        codes.libraryGroup,
        frames.map((frame) => image("CONTAINS", frame)),
      ),
    ]),
    container(
      codes.measurements,
      measured.map(({ group }) => group),
    ),
  ]);
  const kind = {
    sopClassUid: "1.2.840.10008.5.1.4.1.1.88.33",
    modality: "SR",
    seriesNumber: 9002,
    description: "Measurements of the opinion",
  };
  const state: Dataset = [
    [0x0040a372, "SQ", []],
    [0x0040a491, "CS", "COMPLETE"],
    [0x0040a493, "CS", "UNVERIFIED"],
  ];
  return markingDocument(kind, { ...signed, frames }, [...content, ...state]);
}

const frameOf = ({ frames }: SignedStudy, mark: Marking): MarkedFrame | undefined =>
  frames.find(({ sopInstanceUid, frame }) => sopInstanceUid === mark.sopInstanceUid && frame === mark.frame);

/** Of a pixel, where it is that of what is pictured. */
export function scaleOf({ calibrated, pixelSpacing }: Pick<MarkedFrame, "calibrated" | "pixelSpacing">): Scale {
  const [vertical = 0, horizontal = 0] = pixelSpacing ?? [];
  return calibrated && vertical > 0 && horizontal > 0 ? [vertical, horizontal] : null;
}

function numbersOf({ kind, points }: Marking, frame: MarkedFrame): Dataset[] {
  const scale = scaleOf(frame);
  const unit = scale ? codes.mm : codes.pixels;
  const [a, b, c, d] = points;
  const line = (...along: Point[]) => places("POLYLINE", along, frame);
  if (!a || !b) return [];
  switch (kind) {
    case "length":
      return [number(codes.length, distance(a, b, scale), unit, [line(a, b)])];
    case "angle":
      return c ? [number(codes.angle, angle(a, b, c, scale), codes.degrees, [line(a, b, c)])] : [];
    case "cobb":
      return c && d
        ? [number(codes.cobb, cobbAngle([a, b], [c, d], scale), codes.degrees, [line(a, b), line(c, d)])]
        : [];
    case "bidirectional":
      return c && d
        ? [
            number(codes.longAxis, distance(a, b, scale), unit, [line(a, b)]),
            number(codes.shortAxis, distance(c, d, scale), unit, [line(c, d)]),
          ]
        : [];
    case "ellipse":
      return scale ? [number(codes.area, ellipseArea(ellipseIn(a, b), scale), codes.mm2, [ellipse(a, b, frame)])] : [];
    default:
      return [];
  }
}

/** The ends of the long axis, then of the short one (PS3.3 C.18.6.1.2). */
function ellipse(one: Point, other: Point, frame: MarkedFrame): Dataset {
  const { center, radii } = ellipseIn(one, other);
  const [x, y] = center;
  const [across, down] = radii;
  const level: Point[] = [
    [x - across, y],
    [x + across, y],
  ];
  const upright: Point[] = [
    [x, y - down],
    [x, y + down],
  ];
  return places("ELLIPSE", across >= down ? [...level, ...upright] : [...upright, ...level], frame);
}

/** The levels between the vertebrae that the reader labelled, where they are in the patient. */
function placedLevels(signed: SignedStudy): Placed[] {
  return levelsOf(
    signed.marks.flatMap((mark): Placed[] => {
      const frame = mark.kind === "level" ? frameOf(signed, mark) : undefined;
      const plane = frame && slicePlane(frame);
      const [point] = mark.points;
      return plane && point
        ? [{ name: mark.text, at: toPatient(plane, point), frameOfReference: plane.frameOfReference }]
        : [];
    }),
  );
}

/** Farther than this from the middle of a level nothing is called by it, in millimetres. */
const farthest = 40;

/** The labelled level nearest to a mark; null where none is near, or nothing tells where the mark is in the patient. */
export function nearestLevel(
  mark: Pick<Marking, "points">,
  frame: Placeable,
  placed: readonly Placed[],
): string | null {
  const plane = slicePlane(frame);
  if (!plane || mark.points.length === 0) return null;
  const middle = (axis: 0 | 1) => mark.points.reduce((sum, point) => sum + point[axis], 0) / mark.points.length;
  const at = toPatient(plane, [middle(0), middle(1)]);
  const near = placed
    .filter(({ frameOfReference }) => frameOfReference === plane.frameOfReference)
    .map((one) => ({ name: one.name, away: Math.hypot(...one.at.map((value, axis) => value - (at[axis] ?? 0))) }))
    .sort((one, other) => one.away - other.away)[0];
  return near && near.away <= farthest ? near.name : null;
}
