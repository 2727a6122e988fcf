"use client";

import type { SeriesProgress } from "#app/_viewer/series-progress.ts";
import type { ViewerWords } from "#app/_viewer/words.ts";

/** "212 of 212 images loaded", and how many cannot be shown. */
export function ProgressWords({ words, progress }: { words: ViewerWords; progress: SeriesProgress | undefined }) {
  if (!progress) return <span />;
  const { loaded, failed, count } = progress;
  return (
    <span className="truncate tabular-nums">
      {words.loaded(loaded, count)}
      {failed > 0 && <span className="text-warning"> · {words.notShown(failed)}</span>}
    </span>
  );
}
