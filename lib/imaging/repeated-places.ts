import type { Frame, Imaged } from "#lib/imaging/frames.ts";
import { compareNumbers, slicePlaces, slicePosition, sliceSpacing } from "#lib/imaging/geometry.ts";
import { runs, split } from "#lib/imaging/pieces.ts";
import type { Keys, Piece, Trait } from "#lib/imaging/pieces.ts";

/** Splits while a place is pictured more than once, by the first field that explains it. */
export function untilPlacesAreUnique<T extends Imaged>(piece: Piece<T>): Piece<T>[] {
  const most = mostAtOnePlace(piece.frames);
  if (most === null) return [piece];
  if (most === 1) return split(piece, "acquisition", phases);
  for (const [trait, keys] of explanations<T>()) {
    if (piece.traits[trait] !== undefined) continue;
    const parts = split(piece, trait, keys);
    const explained = parts.every(({ frames }) => (mostAtOnePlace(frames) ?? 1) < most);
    // A field that differs in every picture, such as a counter, explains nothing.
    if (parts.length > 1 && parts.length <= 2 * most && explained) return parts.flatMap(untilPlacesAreUnique);
  }
  return split(piece, "again", turns);
}

const explanations = <T extends Imaged>(): [Trait, Keys<T>][] => [
  ["station", stations],
  ["time", (frames) => frames.map(({ temporalPosition }) => countText(temporalPosition))],
  ["time", acquisitions],
  ["echo", (frames) => frames.map(({ of }) => countText(of.instance.echoNumber))],
  ["imageType", (frames) => frames.map(({ imageType }) => imageType.join(" "))],
];

const acquisitions = <T extends Imaged>(frames: readonly Frame<T>[]): string[] =>
  frames.map(({ of }) => countText(of.instance.acquisitionNumber));

/** Padded, so that text sorts as the numbers do. */
function countText(count: number | null | undefined): string {
  return count == null ? "" : String(count).padStart(10, "0");
}

/** How often the place that is pictured most often is; null where there are no places, or only one. */
function mostAtOnePlace<T>(frames: readonly Frame<T>[]): number | null {
  const places = slicePlaces(frames)?.sort((a, b) => a - b);
  if (!places || (places.at(-1) ?? 0) - (places[0] ?? 0) < samePlace) return null;
  let most = 1;
  let start = 0;
  places.forEach((place, at) => {
    if (place - (places[start] ?? place) >= samePlace) start = at;
    most = Math.max(most, at - start + 1);
  });
  return most;
}

const samePlace = 0.02;

/** Where in their own plane the pictures lie, as the upper and lower part of a whole spine do. */
function stations<T>(frames: readonly Frame<T>[]): string[] {
  const axes = [0, 3].map((from) =>
    runs(
      frames.map(({ instance: { imagePosition: place, imageOrientation: axis } }) => {
        if (!place || !axis) return null;
        return slicePosition(place, [axis[from] ?? 0, axis[from + 1] ?? 0, axis[from + 2] ?? 0]);
      }),
      () => 10,
    ),
  );
  return frames.map((_, at) =>
    axes
      .map((axis) =>
        Number(axis[at] ?? 0)
          .toFixed(1)
          .padStart(8),
      )
      .join(" "),
  );
}

/** Phases of one examination whose places lie between one another: each is even by itself, and all together are not. */
function phases<T extends Imaged>(frames: readonly Frame<T>[]): string[] {
  const keys = acquisitions(frames);
  const names = [...new Set(keys)];
  const isEven = (part: readonly Frame<T>[]) => part.length > 2 && sliceSpacing(part)?.even === true;
  const parts = names.length < 10 ? names.map((name) => frames.filter((_, at) => keys[at] === name)) : [];
  const overlap = parts.every((part) => parts.every((other) => liesAmong(part, other)));
  const areApart = parts.length > 1 && overlap && parts.every(isEven) && !isEven(frames);
  return areApart ? keys : keys.map(() => "");
}

/** Whether at least half of one's places lie among the other's. */
function liesAmong<T>(part: readonly Frame<T>[], other: readonly Frame<T>[]): boolean {
  const its = [...(slicePlaces(other) ?? [])].sort((a, b) => a - b);
  const [low = 0, high = 0] = [its[0], its.at(-1)];
  return (slicePlaces(part) ?? []).filter((place) => place >= low && place <= high).length * 2 >= part.length;
}

/** The how manieth picture of its place each is, by number: the last way out. */
function turns<T>(frames: readonly Frame<T>[]): string[] {
  const places = runs(slicePlaces(frames) ?? [], () => samePlace);
  const nameOf = new Map(frames.map((frame, at) => [frame, places[at] ?? ""]));
  const seen = new Map<string, number>();
  const turnOf = new Map<Frame<T>, string>();
  for (const frame of [...frames].sort(compareNumbers)) {
    const place = nameOf.get(frame) ?? "";
    seen.set(place, (seen.get(place) ?? 0) + 1);
    turnOf.set(frame, countText(seen.get(place)));
  }
  return frames.map((frame) => turnOf.get(frame) ?? "");
}

/** The name of pictures that are the first of their place. */
export const firstTurn = countText(1);
