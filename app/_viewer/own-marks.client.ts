"use client";

import { useMemo } from "react";
import { cutBook, cutName, marksOnCut } from "#app/_viewer/cut-marks.ts";
import type { ListedSeries } from "#app/_viewer/listing.ts";
import type { Label } from "#app/_viewer/mark-layer.client.tsx";
import type { MarkBook } from "#app/_viewer/mark-book.ts";
import { type ImagePlace, imageAt } from "#app/_viewer/planes.ts";
import type { Marking } from "#lib/markings/marking.ts";

export type Marks = {
  book: MarkBook | null;
  /** For what cannot be kept. */
  loose: MarkBook;
  marks: readonly Marking[];
  /** Those that cannot be kept. */
  looseMarks: readonly Marking[];
  places: ReadonlyMap<string, ImagePlace>;
};

/** What is made and seen on an image: of a cut, where it is kept on the images it is made from. */
export function useOwnMarks(
  { book, loose, marks, looseMarks, places }: Marks,
  shown: ListedSeries | undefined,
  at: number,
) {
  return useMemo(() => {
    const image = shown && (shown.cutOf ? cutName(shown, at) : imageAt(shown.series, at));
    if (!image) return { image: null, own: [], book };
    const isHere = (mark: Marking) => mark.sopInstanceUid === image.sopInstanceUid && mark.frame === image.frame;
    return shown.cutOf
      ? {
          image,
          own: [...looseMarks.filter(isHere), ...marksOnCut(shown, at, marks, places)],
          book: book && cutBook(book, loose, shown, at),
        }
      : { image, own: marks.filter(isHere), book };
  }, [book, loose, marks, looseMarks, places, shown, at]);
}

/** The labels as marks of the image on which they are seen: one that is moved is kept there. */
export const labelGrips = (
  labels: readonly Label[],
  marks: readonly Marking[],
  image: Pick<Marking, "sopInstanceUid" | "frame">,
): Marking[] =>
  labels.flatMap(({ name, at: [x, y] }) => {
    const mark = marks.find(({ kind, text }) => kind === "level" && text === name);
    return mark ? [{ ...mark, ...image, points: [[x, y]] }] : [];
  });

/** A label that is being moved, where it is now. */
export const moved = (label: Label, moving: Marking | null): Label =>
  moving?.kind === "level" && moving.text === label.name ? { ...label, at: moving.points[0] ?? label.at } : label;
