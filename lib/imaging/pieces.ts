import type { Frame } from "#lib/imaging/frames.ts";
import { compareText } from "#lib/imaging/geometry.ts";

/** Frames that belong together, and what told them from the others of their series. */
export type Piece<T> = { frames: Frame<T>[]; traits: Partial<Record<Trait, string>>; key: string };

/** "again": the same place once more, and nothing says why. */
export type Trait =
  | "kind"
  | "object"
  | "size"
  | "orientation"
  | "flavour"
  | "echo"
  | "bValue"
  | "station"
  | "time"
  | "acquisition"
  | "imageType"
  | "again";

/** One name for each frame; frames of one name stay together. */
export type Keys<T> = (frames: readonly Frame<T>[]) => string[];

/** Splits a piece by names, which may tell nothing. */
export function split<T>(piece: Piece<T>, trait: Trait, keys: Keys<T>): Piece<T>[] {
  const found = keys(piece.frames);
  const named = new Map<string, Frame<T>[]>();
  piece.frames.forEach((frame, at) => {
    const name = found[at] ?? "";
    const alike = named.get(name);
    if (alike) alike.push(frame);
    else named.set(name, [frame]);
  });
  if (named.size < 2) return [piece];
  return [...named]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, frames]) => ({
      frames,
      traits: { ...piece.traits, [trait]: name },
      key: `${piece.key}\n${trait} ${name}`,
    }));
}

/** Values in rows whose neighbours differ by no more than `gap` of the lesser one: each is named by its row's first. */
export function runs(values: readonly (number | null)[], gap: (value: number) => number): string[] {
  const sorted = [...new Set(values.filter((value) => value !== null))].sort((a, b) => a - b);
  const firstOf = new Map<number, number>();
  sorted.forEach((value, at) => {
    const before = sorted[at - 1];
    const isNear = before !== undefined && value - before <= gap(Math.abs(before));
    firstOf.set(value, isNear ? (firstOf.get(before) ?? before) : value);
  });
  return values.map((value) => (value === null ? "" : String(firstOf.get(value) ?? value)));
}
