import type { MarkedFrame } from "#lib/markings/marked-frame.ts";
import { gathered, type Listed } from "./file-set.ts";
import type { Looked } from "./look-at.ts";

/** What the files of an export, or of a part of it, say for the directory of its disc. */
export type Found = {
  listed: Listed[];
  marked: MarkedFrame[];
  /** Files that got the header put before them that they lacked. */
  headed: number;
  /** Files that no directory can list. */
  unlisted: number;
};

export const nothingFound: Found = { listed: [], marked: [], headed: 0, unlisted: 0 };

export const foundIn = (looked: readonly Looked[]): Found => ({
  listed: gathered(looked.flatMap(({ listed }) => listed ?? [])),
  marked: looked.flatMap(({ marked }) => marked),
  headed: looked.filter(({ head }) => head !== null).length,
  unlisted: looked.filter(({ listed }) => listed === null).length,
});

/** What was found in all parts, the first first. */
export const foundTogether = (parts: readonly Found[]): Found =>
  parts.reduce(
    (all, one) => ({
      listed: [...all.listed, ...one.listed],
      marked: [...all.marked, ...one.marked],
      headed: all.headed + one.headed,
      unlisted: all.unlisted + one.unlisted,
    }),
    nothingFound,
  );

/** What a part kept of it; of one that was made before there was a directory, nothing. */
export const foundOf = (kept: unknown): Found => ({ ...nothingFound, ...(kept as Partial<Found>) });
