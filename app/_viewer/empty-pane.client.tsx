"use client";

import { takesSeries } from "#app/_viewer/series-drag.ts";
import type { ViewerWords } from "#app/_viewer/words.ts";
import type { Slot } from "#lib/imaging/hanging.ts";

/** A place that the rules could not fill: it says why, and takes any series. */
export function EmptyPane({
  words,
  slot,
  nth,
  active,
  onActivate,
  onDropSeries,
}: {
  words: ViewerWords;
  slot: Slot | null;
  nth: number;
  active: boolean;
  onActivate: () => void;
  onDropSeries: (seriesAt: number) => void;
}) {
  return (
    <div
      role="group"
      aria-label={slot?.name || words.emptyPlace}
      tabIndex={0}
      data-pane={nth}
      data-active={active || undefined}
      className={`flex size-full flex-col items-center justify-center gap-1 border bg-paper px-6 text-center outline-none focus-visible:border-focus ${active ? "border-accent/70" : "border-transparent"}`}
      onFocus={onActivate}
      onPointerDown={onActivate}
      {...takesSeries(onDropSeries)}
    >
      <p className="text-ink">{slot?.name || words.emptyPlace}</p>
      {slot?.why && <p className="text-small text-body">{slot.why}</p>}
      <p className="text-small text-quiet">{words.fillPlace}</p>
    </div>
  );
}
