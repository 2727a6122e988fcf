"use client";

import { useMemo, useState } from "react";
import type { KeptPlace } from "#app/_viewer/kept-places.ts";
import { labelled, nextLevel, placedLevels } from "#app/_viewer/labelling.ts";
import type { MarkBook } from "#app/_viewer/mark-book.ts";
import type { ImagePlace } from "#app/_viewer/planes.ts";
import type { Vector } from "#lib/imaging/dicom.ts";
import { levelsOf } from "#lib/imaging/levels.ts";
import type { Marking } from "#lib/markings/marking.ts";

/** The levels that the reader has labelled, and which vertebra the next click names. */
export function useLevels(
  book: MarkBook | undefined,
  marks: readonly Marking[],
  places: ReadonlyMap<string, ImagePlace>,
) {
  const [named, name] = useState<string | null>(null);
  const [filling, setFilling] = useState(false);
  const placed = useMemo(() => placedLevels(marks, places), [marks, places]);
  const levels = useMemo(() => levelsOf(placed), [placed]);
  const next = named ?? nextLevel(placed);
  const label = (
    at: Vector,
    frameOfReference: string,
    fill: boolean,
    keep: (place: Vector) => KeptPlace | null,
  ): void => {
    const here = { name: next, at, frameOfReference };
    book?.change(labelled({ here, fill: fill || filling }, marks, places, keep));
    name(null);
    setFilling(false);
  };
  return { placed, levels, next, name, filling, setFilling, label };
}
