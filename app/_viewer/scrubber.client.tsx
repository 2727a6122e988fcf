"use client";

import { classNames } from "#app/_ui/class-names.ts";
import { runs } from "#app/_viewer/overlay-text.ts";
import type { ViewerWords } from "#app/_viewer/words.ts";

/** The upright slider at the image's right edge: where in the series one is, and which part of it is loaded. */
export function Scrubber({
  words,
  at,
  loaded,
  onScrub,
}: {
  words: ViewerWords;
  at: number;
  loaded: readonly boolean[];
  onScrub: (at: number) => void;
}) {
  const count = loaded.length;
  if (count < 2) return null;
  const place = `${(100 * at) / (count - 1)}%`;
  return (
    <div className="group absolute top-1 right-0 bottom-1 w-6 pointer-coarse:w-8">
      <div
        aria-hidden
        className="absolute inset-y-2 right-2 w-[3px] rounded-full bg-ink/10 transition-colors group-hover:bg-ink/20"
      >
        {runs(loaded).map(([from, to]) => (
          <span
            key={from}
            className="absolute inset-x-0 rounded-full bg-ink/30"
            style={{ top: `${from * 100}%`, height: `${(to - from) * 100}%` }}
          />
        ))}
        <span
          className="absolute left-1/2 h-[3px] w-3 -translate-1/2 rounded-full bg-accent transition-[width] group-hover:w-4 group-has-focus-visible:h-1.5 group-has-focus-visible:w-5"
          style={{ top: place }}
        />
      </div>
      <input
        type="range"
        aria-label={words.slice}
        aria-orientation="vertical"
        aria-valuetext={words.image(at + 1, count)}
        min={0}
        max={count - 1}
        value={at}
        onChange={(event) => onScrub(Number(event.target.value))}
        className={classNames(
          "absolute inset-0 size-full cursor-ns-resize opacity-0 [writing-mode:vertical-lr]",
          "touch-none",
        )}
      />
    </div>
  );
}
