import type { DragEvent } from "react";

/** What a series is dragged as, from the list to a place on the screen. */
export const seriesType = "application/x-foramen-series";

/** A place on the screen takes the series that is dropped on it. */
export const takesSeries = (take: (seriesAt: number) => void) => ({
  onDragOver(event: DragEvent): void {
    if (event.dataTransfer.types.includes(seriesType)) event.preventDefault();
  },
  onDrop(event: DragEvent): void {
    const text = event.dataTransfer.getData(seriesType);
    if (text === "") return;
    event.preventDefault();
    take(Number(text));
  },
});
