"use client";

import { uppermostOf } from "#app/_viewer/labelling.ts";
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
  filling,
  choose,
  onNext,
  onFill,
}: {
  words: ViewerWords;
  levels: readonly string[];
  chosen: string | null;
  placing: boolean;
  next: string;
  /** The next click is the uppermost, and what lies between is labelled too. */
  filling: boolean;
  choose: (level: string) => void;
  onNext: (name: string) => void;
  onFill: (filling: boolean) => void;
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
        <div className="ml-auto flex flex-wrap items-center gap-1.5 text-quiet">
          <label className="flex items-center gap-1.5">
            {words.levels.click}
            <select
              value={next}
              onChange={(event) => onNext(event.target.value)}
              className="h-6 rounded border border-edge bg-raised px-1 text-ink pointer-coarse:h-11"
            >
              {vertebrae.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <button
            type="button"
            aria-pressed={filling}
            title={words.levels.fillKey}
            onClick={() => onFill(!filling)}
            className="focus-inset min-h-6 rounded border border-edge px-1.5 text-body hover:bg-raised aria-pressed:bg-accent-soft aria-pressed:text-accent pointer-coarse:min-h-11"
          >
            {words.levels.fill(uppermostOf(next))}
          </button>
        </div>
      )}
    </div>
  );
}
