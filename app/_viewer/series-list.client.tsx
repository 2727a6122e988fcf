"use client";

import { memo, useEffect, useRef } from "react";
import { classNames } from "#app/_ui/class-names.ts";
import { dayWords } from "#app/_viewer/overlay-text.ts";
import { seriesType } from "#app/_viewer/series-drag.ts";
import type { SeriesProgress } from "#app/_viewer/series-progress.ts";
import type { Series, Study } from "#app/_viewer/listing.ts";
import type { ViewerWords } from "#app/_viewer/words.ts";

type ListProps = {
  words: ViewerWords;
  studies: Study[];
  current: number;
  /** In the order of the series, across all studies. */
  progress: readonly SeriesProgress[];
  paint: ((canvas: HTMLCanvasElement, seriesAt: number) => void) | null;
  choose: (seriesAt: number) => void;
};

/** The series of all studies: beside the image, on narrow screens above it in a row. */
export const SeriesList = memo(function SeriesList({ words, studies, current, progress, paint, choose }: ListProps) {
  const first = (studyAt: number) => studies.slice(0, studyAt).reduce((sum, { series }) => sum + series.length, 0);
  return (
    <nav
      aria-label={words.series}
      className="flex shrink-0 gap-1 overflow-x-auto @max-[48rem]:max-h-28 overscroll-contain border-hairline p-1.5 @max-[48rem]:border-b @min-[48rem]:w-44 @min-[48rem]:flex-col @min-[48rem]:overflow-x-hidden @min-[48rem]:overflow-y-auto @min-[48rem]:border-r"
    >
      {studies.map((study, studyAt) => (
        <section key={study.id} className="flex gap-1 @min-[48rem]:flex-col">
          {studies.length > 1 && (
            <h3 className="px-1.5 pt-1 text-tiny font-normal text-quiet @max-[48rem]:line-clamp-4 @max-[48rem]:w-24 @max-[48rem]:shrink-0">
              {[study.date && dayWords(study.date), study.description].filter(Boolean).join(" · ")}
            </h3>
          )}
          <ul className="flex gap-1 @min-[48rem]:flex-col">
            {study.series.map((series, at) => {
              const seriesAt = first(studyAt) + at;
              return (
                <li key={series.id}>
                  <SeriesButton
                    words={words}
                    series={series}
                    seriesAt={seriesAt}
                    current={seriesAt === current}
                    progress={progress[seriesAt]}
                    paint={paint && ((canvas) => paint(canvas, seriesAt))}
                    onChoose={() => choose(seriesAt)}
                  />
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </nav>
  );
});

function SeriesButton({
  words,
  series,
  seriesAt,
  current,
  progress,
  paint,
  onChoose,
}: {
  words: ViewerWords;
  series: Series;
  seriesAt: number;
  current: boolean;
  progress: SeriesProgress | undefined;
  paint: ((canvas: HTMLCanvasElement) => void) | null;
  onChoose: () => void;
}) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) button.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [current]);
  const { loaded = 0, failed = 0, count = 0, cover = false } = progress ?? {};
  const started = current || loaded > 1;
  const done = loaded + failed >= count;
  return (
    <button
      ref={button}
      type="button"
      aria-current={current}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(seriesType, String(seriesAt))}
      onClick={onChoose}
      className={classNames(
        "focus-inset relative flex w-full gap-2 rounded p-1.5 text-start transition-colors @max-[48rem]:w-40",
        current ? "bg-raised shadow-[inset_2px_0_0_var(--tint)]" : "hover:bg-raised",
      )}
    >
      <Cover cover={cover} paint={paint} />
      <span className="flex min-w-0 flex-col">
        <span className="flex items-baseline gap-1.5 text-tiny text-quiet">
          <span className="rounded-[2px] bg-hairline px-1 font-medium text-ink">{series.modality || "OT"}</span>
          {series.number !== null && <span className="sr-only">{words.seriesNumber(series.number)}</span>}
          {series.number !== null && <span aria-hidden>{series.number}</span>}
        </span>
        <span title={series.description ?? undefined} className="line-clamp-2 text-small break-words">
          {series.description ?? words.unnamed}
        </span>
        <span className="text-tiny text-quiet tabular-nums">
          {started && !done ? words.loadedOf(loaded, count) : words.images(count)}
        </span>
      </span>
      {started && !done && (
        <span aria-hidden className="absolute inset-x-1 bottom-0 h-px bg-hairline">
          <span className="block h-px bg-accent" style={{ width: `${(100 * loaded) / Math.max(count, 1)}%` }} />
        </span>
      )}
    </button>
  );
}

/** Still while it is empty: where there is no graphics card, the same cores draw every frame of a movement and decode. */
function Cover({ cover, paint }: { cover: boolean; paint: ((canvas: HTMLCanvasElement) => void) | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painted = useRef(false);
  useEffect(() => {
    if (!cover || !paint || !canvas.current || painted.current) return;
    painted.current = true;
    paint(canvas.current);
  }, [cover, paint]);
  return (
    <canvas
      ref={canvas}
      width={112}
      height={112}
      aria-hidden
      className={classNames("size-14 shrink-0 rounded-[2px]", cover ? "bg-sunken" : "bg-hairline")}
    />
  );
}
