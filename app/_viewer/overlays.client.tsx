"use client";

import { Star } from "lucide";
import { Icon } from "#app/_ui/icon.tsx";
import { pixelWidth } from "#app/_viewer/affine.ts";
import { scaleBar } from "#app/_viewer/mark-text.ts";
import { personName } from "#lib/imaging/words.ts";
import { classNames } from "#app/_ui/class-names.ts";
import { dayWords, figure } from "#app/_viewer/overlay-text.ts";
import type { ViewportState } from "#app/_viewer/viewport-state.ts";
import type { Series, Study } from "#app/_viewer/listing.ts";
import type { ViewerWords } from "#app/_viewer/words.ts";
import { presetName } from "#lib/imaging/windowing.ts";

type OverlayProps = {
  words: ViewerWords;
  study: Study;
  series: Series;
  count: number;
  state: ViewportState;
  showPatient: boolean;
  /** There is no image to describe. */
  failed: boolean;
  /** Of an older examination. */
  prior: boolean;
  /** What level a slice across the column shows. */
  level: string | null;
  keyImage: boolean;
  /** What the person looks at lies beyond this series. */
  outside: boolean;
};

/** What stands in the four corners and at the four edges of an image (CONVENTIONS §2). Never catches the pointer. */
export function Overlays({ words, study, series, count, state, showPatient, failed, ...more }: OverlayProps) {
  const { patient } = study;
  const seen = state.zoom !== null && !failed;
  const { window } = state;
  const preset = window && presetName(series.modality, window);
  return (
    <div className="pointer-events-none absolute inset-0 text-tiny text-ink/85 select-none [text-shadow:0_0_3px_#000,0_1px_2px_#000] @max-[30rem]:text-[10px] @max-[30rem]:leading-3.5">
      <Corner at="top-2 left-2.5">
        {showPatient && patient.name && <p className="line-clamp-2 text-ink">{personName(patient.name)}</p>}
        {showPatient && (patient.birthDate ?? patient.sex) && (
          <p>
            {[
              patient.birthDate && words.born(dayWords(patient.birthDate)),
              patient.sex && (words.sex[patient.sex] ?? patient.sex),
            ]
              .filter(Boolean)
              .join(", ")}
          </p>
        )}
        {study.date && <p>{words.study(dayWords(study.date))}</p>}
        {more.prior && <p className="font-semibold text-warning">{words.prior}</p>}
        {more.keyImage && (
          <p className="flex items-center gap-1 text-light">
            <Icon of={Star} />
            {words.keyImage}
          </p>
        )}
      </Corner>
      <Corner at="top-2 right-7 items-end text-end">
        {series.number !== null && <p>{words.seriesNumber(series.number)}</p>}
        {series.description && <p className="line-clamp-2 break-words">{series.description}</p>}
        {more.level && <p className="text-body font-medium text-light">{more.level}</p>}
        {more.outside && <p className="text-warning">{words.outside}</p>}
      </Corner>
      {seen && (
        <>
          <Corner at="bottom-2 left-2.5">
            {window && !state.colour && (
              <p className="whitespace-pre">
                {words.window(figure(window.width), figure(window.center))}
                {preset && `  ${preset}`}
              </p>
            )}
            {state.zoom !== null && <p>{words.zoom(Math.round(state.zoom * 100))}</p>}
            <Scale words={words} state={state} />
            {state.lossy && <p className="text-warning">{words.lossy}</p>}
          </Corner>
          <Edges words={words} edges={state.edges} />
        </>
      )}
      <Corner at="right-7 bottom-2 items-end text-end">
        <p className="text-body text-ink">
          {state.at + 1}
          <span className="text-ink/70"> / {count}</span>
        </p>
        {seen && state.thickness !== null && <p>{words.thickness(figure(state.thickness))}</p>}
      </Corner>
    </div>
  );
}

/** A bar of a round length; where the file does not say how large a pixel is, that it does not. */
function Scale({ words, state }: { words: ViewerWords; state: ViewportState }) {
  if (!state.affine) return null;
  const bar = state.scale && scaleBar(pixelWidth(state.affine) / state.scale[1]);
  if (!bar) return <p>{words.notCalibrated}</p>;
  return (
    <p className="flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden className="h-1.5 border border-t-0 border-ink/85" style={{ width: bar.length }} />
      {words.scale(bar.mm)}
    </p>
  );
}

function Corner({ at, children }: { at: string; children: React.ReactNode }) {
  return <div className={classNames("absolute flex max-w-[42%] flex-col tabular-nums", at)}>{children}</div>;
}

function Edges({ words, edges }: { words: ViewerWords; edges: ViewportState["edges"] }) {
  if (!edges) {
    return <p className="absolute inset-x-0 bottom-2 text-center text-quiet">{words.unknownOrientation}</p>;
  }
  // On a ground of their own: lines of other images often go through the middle.
  const letter = "absolute rounded-[2px] bg-paper/75 px-1 text-body font-medium text-ink/90";
  return (
    <>
      <span className={classNames(letter, "top-2 left-1/2 -translate-x-1/2")}>{edges.top}</span>
      <span className={classNames(letter, "bottom-2 left-1/2 -translate-x-1/2")}>{edges.bottom}</span>
      <span className={classNames(letter, "top-1/2 left-2 -translate-y-1/2")}>{edges.left}</span>
      <span className={classNames(letter, "top-1/2 right-7 -translate-y-1/2")}>{edges.right}</span>
    </>
  );
}
