"use client";

import { classNames } from "#app/_ui/class-names.ts";
import type { ViewerWords } from "#app/_viewer/words.ts";
import { vertebrae } from "#lib/imaging/levels.ts";

/** The levels that are labelled, each a way to see it in all images; while labels are placed, which comes next. */
export function LevelBar({
  words,
  levels,
  chosen,
  placing,
  next,
  choose,
  onNext,
}: {
  words: ViewerWords;
  levels: readonly string[];
  chosen: string | null;
  placing: boolean;
  next: string;
  choose: (level: string) => void;
  onNext: (name: string) => void;
}) {
  if (levels.length === 0 && !placing) return null;
  return (
    <div className="flex min-h-8 shrink-0 flex-wrap items-center gap-1 border-t border-hairline px-2 py-0.5 text-small">
      {levels.length > 0 && (
        <div role="group" aria-label={words.levels.group} className="flex flex-wrap gap-0.5">
          {levels.map((level) => (
            <button
              key={level}
              type="button"
              aria-pressed={level === chosen}
              onClick={() => choose(level)}
              className={classNames(
                "focus-inset min-h-6 rounded px-1.5 tabular-nums pointer-coarse:min-h-11",
                level === chosen ? "bg-accent-soft text-accent" : "text-body hover:bg-raised",
              )}
            >
              {level}
            </button>
          ))}
        </div>
      )}
      {placing && (
        <label className="ml-auto flex items-center gap-1.5 text-quiet">
          {words.levels.click}
          <select
            value={next}
            onChange={(event) => onNext(event.target.value)}
            className="h-6 rounded border border-edge bg-raised px-1 text-ink"
          >
            {vertebrae.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
          {words.levels.fill}
        </label>
      )}
    </div>
  );
}
