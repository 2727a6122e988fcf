import type { Frame, Imaged } from "#lib/imaging/frames.ts";
import { compareText, normal, plane } from "#lib/imaging/geometry.ts";
import { runs, split } from "#lib/imaging/pieces.ts";
import type { Keys, Piece, Trait } from "#lib/imaging/pieces.ts";
import { untilPlacesAreUnique } from "#lib/imaging/repeated-places.ts";

/** Splits the frames of one series into pieces, by what every reader wants apart, then where places repeat. */
export function splitApart<T extends Imaged>(frames: readonly Frame<T>[]): Piece<T>[] {
  const whole: Piece<T>[] = isThreePlaneScout(frames)
    ? [{ frames: frames.map((frame) => ({ ...frame, kind: "localizer" })), traits: {}, key: "" }]
    : [{ frames: [...frames], traits: {}, key: "" }];
  return byKind<T>()
    .reduce(splitBy, whole)
    .flatMap((piece) =>
      piece.frames[0]?.kind === "slice" ? byLook<T>().reduce(splitBy, [piece]).flatMap(untilPlacesAreUnique) : [piece],
    );
}

const splitBy = <T>(pieces: Piece<T>[], [trait, keys]: readonly [Trait, Keys<T>]): Piece<T>[] =>
  pieces.flatMap((piece) => split(piece, trait, keys));

const byKind = <T extends Imaged>(): [Trait, Keys<T>][] => [
  ["kind", (frames) => frames.map(({ kind }) => kind)],
  ["object", objects],
];

const byLook = <T extends Imaged>(): [Trait, Keys<T>][] => [
  ["size", sizes],
  ["orientation", orientations],
  ["flavour", (frames) => frames.map(({ flavour }) => flavour)],
  ["echo", echoes],
  ["bValue", bValues],
];

/** Echo times are one within 2 %, as some scanners write what they measured; b-values within 5 %. */
const echoes = <T>(frames: readonly Frame<T>[]): string[] => {
  const times = frames.map(({ echoTime }) => echoTime);
  return runs(times, (time) => 0.02 * time + 0.01);
};

const bValues = <T>(frames: readonly Frame<T>[]): string[] => {
  const values = frames.map(({ bValue }) => bValue);
  return runs(values, (value) => 0.05 * value + 10);
};

/** Films, and frames of which no place is told, belong to their object alone. */
function objects<T extends Imaged>(frames: readonly Frame<T>[]): string[] {
  return frames.map(({ kind, of, sopInstanceUid, sha256 = "", instance }) => {
    const isOwn = kind === "film" || (of.instance.frames > 1 && instance.imagePosition === null);
    return isOwn ? `${sopInstanceUid} ${sha256}` : "";
  });
}

function sizes<T extends Imaged>(frames: readonly Frame<T>[]): string[] {
  const spacings = runs(
    frames.map(({ of }) => of.instance.pixelSpacing?.[0] ?? null),
    (spacing) => 0.02 * spacing,
  );
  return frames.map(({ of: { instance } }, at) =>
    `${instance.rows} × ${instance.columns} ${spacings[at] ?? ""}`.trim(),
  );
}

/**
 * The first of the orientations that are chained to one another by less than about a degree. Pictures that each look
 * from another side, as those of a turning projection, stay together.
 */
function orientations<T>(frames: readonly Frame<T>[]): string[] {
  const texts = frames.map(({ instance }) => instance.imageOrientation?.map((part) => part.toFixed(4)).join(" ") ?? "");
  const distinct = [...new Set(texts)].sort(compareText).map((text) => ({ text, axes: text.split(" ").map(Number) }));
  if (distinct.length > mostDirections) return texts.map(() => "");
  let groups: (typeof distinct)[] = [];
  for (const one of distinct) {
    const near = groups.filter((group) => group.some((other) => isParallel(one.axes, other.axes)));
    groups = [...groups.filter((group) => !near.includes(group)), [...near.flat(), one]];
  }
  // Distinct ones came in order, so that the least of a group is its name in whatever order the pictures came.
  const nameOf = new Map(
    groups.flatMap((group) => group.map(({ text }) => [text, group.map((one) => one.text).sort(compareText)[0] ?? ""])),
  );
  const isTurning = groups.length > 3 && frames.length < 1.5 * groups.length;
  return isTurning ? texts.map(() => "") : texts.map((text) => nameOf.get(text) ?? "");
}

/** No series is read in more directions than this: what has more turns, or was made to keep us busy. */
const mostDirections = 500;

function isParallel(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== 6 || other.length !== 6) return false;
  const along = (from: number) =>
    [0, 1, 2].reduce((sum, at) => sum + (one[from + at] ?? 0) * (other[from + at] ?? 0), 0);
  return along(0) > 0.9998 && along(3) > 0.9998;
}

/** A few pictures in each of the three planes, made alike: what a scan is planned on, whatever its name. */
function isThreePlaneScout<T extends Imaged>(frames: readonly Frame<T>[]): boolean {
  if (
    frames.some(
      ({ kind, flavour, instance }) => kind !== "slice" || flavour !== "" || !normal(instance.imageOrientation),
    )
  )
    return false;
  const planes = frames.map(({ instance }) => plane(instance.imageOrientation));
  const counts = ["sagittal", "coronal", "axial"].map((name) => planes.filter((one) => one === name).length);
  const few = counts.every((count) => count > 0 && count < 10);
  return few && new Set(echoes(frames)).size === 1 && counts.reduce((sum, count) => sum + count, 0) === frames.length;
}
