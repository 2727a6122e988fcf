import { groupBy } from "#lib/imaging/examinations.ts";
import { framesOf } from "#lib/imaging/frames.ts";
import type { Imaged } from "#lib/imaging/frames.ts";
import { plane } from "#lib/imaging/geometry.ts";
import type { RegionFound } from "#lib/imaging/region.ts";
import type { Region } from "#lib/imaging/region-table.ts";

type Series = {
  modality: string;
  region: RegionFound;
  /** A localizer shows more than the part it is named after. */
  readable: boolean;
  instances: readonly (Imaged & { instance: { frameOfReferenceUid: string } })[];
};

/**
 * The regions of the series of one examination, where words and codes say nothing, by where they lie; what words say is
 * left as it is. Only two things are safe to tell: pictures that lie within those of a series that names its part, in
 * the same coordinates (frame of reference), show that part; and MR pictures from the side that are taller than any
 * scanner's field of view were put together to show a whole spine. A size alone tells nothing: 280 mm fit a lumbar
 * spine as they do a womb or a brain, and coordinates count from the table. So "unknown" stays an answer.
 */
export function regionsByPlace(series: readonly Series[]): RegionFound[] {
  const boxes = series.map(({ instances }) => boxOf(instances));
  const named = series.flatMap(({ region, readable }, at) => {
    const box = boxes[at];
    return box && readable && region.region !== "unknown" ? [{ region: region.region, box }] : [];
  });
  const namedIn = groupBy(named, ({ box }) => box.frame);
  return series.map(({ modality, region }, at) => {
    const box = boxes[at];
    if (region.region !== "unknown" || !box) return region;
    const within = (box.frame === "" ? [] : (namedIn.get(box.frame) ?? [])).filter((one) => liesIn(box, one));
    const [only, ...others] = new Set(within.map((one) => one.region));
    if (only && others.length === 0) return { region: only, from: "geometry" };
    return within.length === 0 && isComposedSpine(modality, box) ? { region: "whole spine", from: "geometry" } : region;
  });
}

type Range = { from: number; to: number };

/** What pictures fill of the patient's coordinates, in millimetres: to the left, to the back, to the head. */
type Box = { frame: string; sides: [Range, Range, Range]; isSagittal: boolean };

/** Null where a picture has no place, or they count in several coordinates. */
function boxOf(instances: Series["instances"]): Box | null {
  const frames = new Set(instances.map(({ instance }) => instance.frameOfReferenceUid));
  const [frame] = frames;
  if (frame === undefined || frames.size > 1) return null;
  const sides: Box["sides"] = [nowhere(), nowhere(), nowhere()];
  let isSagittal = true;
  for (const { of, instance } of framesOf(instances)) {
    const { imagePosition: position, imageOrientation: axes } = instance;
    const spacing = of.instance.pixelSpacing;
    if (!position || !axes || !spacing) return null;
    isSagittal &&= plane(axes) === "sagittal";
    const across = spacing[1] * of.instance.columns;
    const down = spacing[0] * of.instance.rows;
    sides.forEach((side, axis) => {
      const [start, row, column] = [position[axis] ?? 0, (axes[axis] ?? 0) * across, (axes[axis + 3] ?? 0) * down];
      side.from = Math.min(side.from, start + Math.min(0, row) + Math.min(0, column));
      side.to = Math.max(side.to, start + Math.max(0, row) + Math.max(0, column));
    });
  }
  return { frame, sides, isSagittal };
}

const nowhere = (): Range => ({ from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY });

/** Parts so large that a picture within one shows a piece of it, and nobody knows which. */
const large: ReadonlySet<Region> = new Set(["whole spine", "abdomen", "chest", "other"]);

/** Slices are said to lie at their middle, and a stack from the side is narrow: so much may its neighbours lie beside it. */
const beside = 20;

/**
 * Whether pictures lie within named ones: their middle in all three directions, and not at the upper or lower end, where
 * the next part begins; at least half of their height; of a large part nearly all of its height.
 */
function liesIn({ sides: own }: Box, { region, box: { sides: other } }: { region: Region; box: Box }): boolean {
  const [left, back, head] = own;
  const [otherLeft, otherBack, otherHead] = other;
  const end = lengthOf(otherHead) / 8;
  const isInside =
    holds(otherLeft, middleOf(left), beside) &&
    holds(otherBack, middleOf(back), beside) &&
    holds(otherHead, middleOf(head), -end);
  const shared = Math.min(head.to, otherHead.to) - Math.max(head.from, otherHead.from);
  const isMost = shared >= lengthOf(head) / 2 && (!large.has(region) || shared >= 0.8 * lengthOf(otherHead));
  return isInside && isMost;
}

/** Millimetres. The magnets of scanners are even over about 500; a spine from the side needs no more than 160 in width. */
const composed = { tallerThan: 560, narrowerThan: 160 };

const isComposedSpine = (modality: string, { isSagittal, sides: [left, , head] }: Box): boolean =>
  modality === "MR" && isSagittal && lengthOf(head) > composed.tallerThan && lengthOf(left) < composed.narrowerThan;

const lengthOf = ({ from, to }: Range): number => to - from;
const middleOf = ({ from, to }: Range): number => (from + to) / 2;
const holds = ({ from, to }: Range, at: number, room: number): boolean => at >= from - room && at <= to + room;
