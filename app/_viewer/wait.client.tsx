"use client";

import { type ReactNode, useEffect, useState } from "react";
import { readImageId } from "#app/_viewer/image-id.ts";
import { type ListedSeries, slicesIn } from "#app/_viewer/listing.ts";
import type { ViewerWords } from "#app/_viewer/words.ts";

/** The series whose small picture stands where the image will be: of that very image, and until it has been there once. */
export function usePreview(shown: ListedSeries | undefined, at: number, done: boolean): string | null {
  const [seen, see] = useState<ListedSeries | null>(null);
  if (done && shown && seen !== shown) see(shown);
  const preview = shown?.series.preview;
  if (!preview || done || seen === shown) return null;
  const { instanceId } = readImageId(shown.imageIds[at] ?? "") ?? {};
  return instanceId === preview.instanceId ? preview.seriesId : null;
}

/** Whether a viewport still waits for the image that it opens with: once that is over, never again. */
export function useOpening(over: boolean): boolean {
  const [was, end] = useState(false);
  if (over && !was) end(true);
  return !over && !was;
}

/** What is waited for: an image, or those that a cut is made from. */
export function waitingFor(
  words: ViewerWords,
  { cutOf }: ListedSeries,
  at: number,
  loaded: ReadonlySet<string>,
): string {
  if (!cutOf) return words.loadingImage(at + 1);
  const imageIds = slicesIn(cutOf);
  return words.cutting(imageIds.filter((imageId) => loaded.has(imageId)).length, imageIds.length);
}

/** Appears only when the wait is long enough to be felt; what was on the screen before is dimmed, for it is another image. */
export function Veil({ text, slow, dim }: { text: string; slow: string; dim: boolean }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 8_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div
      className={
        dim
          ? "pointer-events-none absolute inset-0 flex flex-col items-center justify-center bg-paper/60 px-10 text-center opacity-100 transition-opacity delay-300 duration-200 starting:opacity-0"
          : "pointer-events-none absolute inset-x-0 bottom-8 flex flex-col items-center px-10 text-center"
      }
    >
      <p className="rounded bg-paper/80 px-2.5 py-1 text-small text-ink">{text}</p>
      <p role="status" className="max-w-sm rounded bg-paper/80 px-2.5 text-small text-body">
        {late && slow}
      </p>
    </div>
  );
}

/** What is said where no image is. */
export function Plate({ children }: { children: ReactNode }) {
  return (
    <div className="pointer-events-none absolute inset-0 flex flex-col items-center justify-center gap-2 bg-paper px-10 text-center text-body">
      {children}
    </div>
  );
}
