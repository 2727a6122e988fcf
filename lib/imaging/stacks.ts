import { framesOf } from "#lib/imaging/frames.ts";
import type { Frame, Imaged } from "#lib/imaging/frames.ts";
import { gapsOf } from "#lib/imaging/gaps.ts";
import type { Gap } from "#lib/imaging/gaps.ts";
import { compareText, orderSlices, plane, slicePlaces, sliceSpacing } from "#lib/imaging/geometry.ts";
import type { Plane } from "#lib/imaging/geometry.ts";
import type { Kind } from "#lib/imaging/kinds.ts";
import { firstTurn } from "#lib/imaging/repeated-places.ts";
import { splitApart } from "#lib/imaging/split-stacks.ts";
import type { Piece } from "#lib/imaging/pieces.ts";
import { labelsOf } from "#lib/imaging/stack-label.ts";

/** Pictures of one series that belong behind one another, or what else the series holds. */
export type Stack<T> = {
  /** "stack": slices through the patient; "time_series": one of several of the same place, or one place many times. */
  kind: Exclude<Kind, "slice"> | "stack" | "time_series";
  /** Such as "Sagittal, echo 2": the plane and what tells it from its neighbours in the series. */
  label: string;
  /** In scrolling order; frames are counted from 1. */
  slices: { instance: T; frame: number }[];
  /** Null where the pictures lie nowhere or in several planes. */
  plane: Plane | null;
  /** The usual distance between neighbouring slices, millimetres. */
  spacing: number | null;
  /** Whether all neighbours are that far apart, within 5 %. */
  even: boolean;
  gaps: Gap[];
};

/**
 * Sorts the instances of one series into stacks, first the one whose instance numbers come first: by kind, size,
 * orientation, echo time, b-value and flavour (water, phase, MIP…), and where the same place is still pictured several
 * times by station, time or acquisition. The order of the input does not matter.
 */
export function stacksOf<T extends Imaged>(instances: readonly T[]): Stack<T>[] {
  const pieces = splitApart(framesOf(instances))
    .map((piece) => ({ ...piece, frames: orderSlices(piece.frames) }))
    .sort(byFirstNumber);
  const labels = labelsOf(pieces);
  const usedBy = usersOfNumbers(pieces);
  return pieces.map((piece, at): Stack<T> => {
    const spacing = sliceSpacing(piece.frames);
    return {
      kind: kindOfPiece(piece),
      label: labels[at] ?? "",
      slices: piece.frames.map(({ of, frame }) => ({ instance: of, frame })),
      plane: planeOf(piece.frames),
      spacing: spacing?.spacing ?? null,
      even: spacing?.even ?? false,
      gaps: gapsOfPiece(piece, usedBy),
    };
  });
}

/** Instances in the order in which their stacks are scrolled, each once. */
export const inScrollingOrder = <T>(stacks: readonly Stack<T>[]): T[] => [
  ...new Set(stacks.flatMap(({ slices }) => slices.map(({ instance }) => instance))),
];

function byFirstNumber<T>(a: Piece<T>, b: Piece<T>): number {
  const first = ({ frames }: Piece<T>) =>
    frames.reduce((least, { instance }) => Math.min(least, instance.number ?? least), Number.MAX_SAFE_INTEGER);
  return first(a) - first(b) || compareText(a.key, b.key);
}

/** The plane all pictures share. */
function planeOf<T>(frames: readonly Frame<T>[]): Plane | null {
  const planes = new Set(frames.map(({ instance }) => plane(instance.imageOrientation)));
  return planes.size === 1 ? ([...planes][0] ?? null) : null;
}

function kindOfPiece<T>({ frames, traits }: Piece<T>): Stack<T>["kind"] {
  const kind = frames[0]?.kind ?? "other";
  if (kind !== "slice") return kind;
  const places = slicePlaces(frames);
  const isOnePlace = frames.length > 3 && places?.every((place) => Math.abs(place - (places[0] ?? 0)) < 0.02) === true;
  return traits.time !== undefined || isOnePlace ? "time_series" : "stack";
}

/** Only slices taken one by one can be lost one by one; what is the second of its place by guess is not judged. */
function gapsOfPiece<T extends Imaged>(piece: Piece<T>, usedBy: ReadonlyMap<number, Piece<T>[]>): Gap[] {
  const { frames, traits } = piece;
  const [first] = frames;
  if (first?.kind !== "slice" || (traits.again ?? firstTurn) !== firstTurn) return [];
  if (frames.some(({ of }) => of.instance.frames > 1)) return [];
  return gapsOf(frames, {
    spacing: first.of.instance.spacingBetweenSlices ?? null,
    isElsewhere: (number) => usedBy.get(number)?.some((other) => other !== piece) === true,
  });
}

/** Which pieces hold a picture of each instance number: at most two, as a second is all that is asked for. */
function usersOfNumbers<T>(pieces: readonly Piece<T>[]): Map<number, Piece<T>[]> {
  const users = new Map<number, Piece<T>[]>();
  for (const piece of pieces) {
    for (const { instance } of piece.frames) {
      if (instance.number === null) continue;
      const before = users.get(instance.number) ?? [];
      if (before.length < 2 && before.at(-1) !== piece) users.set(instance.number, [...before, piece]);
    }
  }
  return users;
}
