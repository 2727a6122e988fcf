import type { ListedSeries } from "#app/_viewer/listing.ts";
import { keptFromCut, pointsOn } from "#app/_viewer/kept-places.ts";
import type { MarkBook } from "#app/_viewer/mark-book.ts";
import { type ImagePlace, imageKey, planesOf } from "#app/_viewer/planes.ts";
import { heightOver } from "#lib/imaging/slice-plane.ts";
import type { Marking } from "#lib/markings/marking.ts";

/** By what name marks are made on a cut, which is no image of the examination. */
export const cutName = ({ series }: ListedSeries, at: number) => ({ sopInstanceUid: series.id, frame: at + 1 });

/** The marks of the original images that a cut goes through, as they are seen on it. */
export function marksOnCut(
  cut: ListedSeries,
  at: number,
  marks: readonly Marking[],
  places: ReadonlyMap<string, ImagePlace>,
): Marking[] {
  const planes = planesOf(cut.series);
  const [on, first, second] = [planes[at], planes[0], planes[1]];
  const within = first && second ? Math.abs(heightOver(first, second.origin)) / 2 : 0;
  const own = new Set(cut.cutOf?.from.series.instances.map(({ sopInstanceUid }) => sopInstanceUid));
  return marks.flatMap((mark) => {
    const plane = own.has(mark.sopInstanceUid) && places.get(imageKey(mark.sopInstanceUid, mark.frame))?.plane;
    const points = on && plane && mark.kind !== "level" ? pointsOn(on, plane, mark.points, within) : null;
    return points ? [{ ...mark, ...cutName(cut, at), points }] : [];
  });
}

/**
 * A book for the marks that are made on a cut: what lies on one original image is kept there, in `book`; what goes from
 * one to another has no pixels to be kept on and stays in `loose`, which is gone with the page.
 */
export function cutBook(
  book: MarkBook,
  loose: MarkBook,
  cut: ListedSeries,
  at: number,
): Pick<MarkBook, "open" | "change"> {
  const on = planesOf(cut.series)[at];
  const from = cut.cutOf?.from;
  return {
    open: book.open,
    change(put, remove = []): void {
      const placed = put.map((mark) => ({ mark, kept: from && on ? keptFromCut(from, on, mark.points) : null }));
      const kept = placed.flatMap(({ mark, kept: place }) => (place ? [{ ...mark, ...place }] : []));
      // A label that is led off the images stays where it was.
      const lost = placed.flatMap(({ mark, kept: place }) => (place || mark.kind === "level" ? [] : [mark]));
      book.change(kept, [...remove, ...lost.map(({ id }) => id)]);
      loose.change(lost, [...remove, ...kept.map(({ id }) => id)]);
    },
  };
}
