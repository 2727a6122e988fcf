"use client";

import { ImageOff, WifiOff } from "lucide-react";
import { type RefObject, useEffect, useId, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { readImageId } from "#app/_viewer/image-id.ts";
import { Overlays } from "#app/_viewer/overlays.client.tsx";
import type { Trouble } from "#app/_viewer/pack-fetcher.client.ts";
import type { Broken, Scene } from "#app/_viewer/scene.client.ts";
import { Scrubber } from "#app/_viewer/scrubber.client.tsx";
import type { StageState } from "#app/_viewer/stage.client.ts";
import type { ViewportState } from "#app/_viewer/viewport.client.ts";
import type { Series, Study } from "#app/_viewer/listing.ts";
import type { ViewerWords } from "#app/_viewer/words.ts";

type FrameProps = {
  words: ViewerWords;
  place: RefObject<HTMLDivElement | null>;
  study: Study;
  series: Series;
  scene: Scene | null;
  stage: StageState;
  state: ViewportState;
  broken: Broken | null;
  retry: () => void;
  showPatient: boolean;
};

/** One viewport: the image edge to edge, what is written over it, and what is said when there is no image. */
export function Frame({ words, place, study, series, scene, stage, state, broken, retry, showPatient }: FrameProps) {
  const keys = useId();
  const imageIds = scene?.stage.series[state.seriesAt]?.imageIds ?? [];
  const count = imageIds.length;
  const failure = scene?.stage.failed.get(imageIds[state.at] ?? "");
  const rendered = state.shown === null ? null : readImageId(state.shown);
  const phase = scene?.stage.arrived.has(imageIds[state.at] ?? "") ? "decoding" : "fetching";
  const waiting = scene !== null && state.shown === null && failure === undefined;
  return (
    <div className="relative min-h-0 grow bg-paper">
      <div
        role="application"
        aria-label={[series.modality, series.description ?? words.unnamed].join(", ")}
        aria-describedby={keys}
        tabIndex={0}
        data-rendered-instance={rendered?.instanceId}
        data-rendered-frame={rendered?.frame}
        className="absolute inset-0 cursor-crosshair touch-none outline-none select-none after:pointer-events-none after:absolute after:inset-0 focus-visible:shadow-none focus-visible:after:border focus-visible:after:border-focus"
        onPointerDown={(event) => event.currentTarget.focus({ preventScroll: true })}
        onContextMenu={(event) => event.preventDefault()}
      >
        <div ref={place} className="size-full" />
      </div>
      <p id={keys} hidden>
        {words.keys}
      </p>
      {waiting && <Veil key={state.at} text={words.loadingImage(state.at + 1)} slow={words.slow[phase]} />}
      {scene === null && !broken && <Veil text={words.loading} slow={words.slow.viewer} />}
      {failure !== undefined && (
        <Plate>
          <Icon of={ImageOff} className="size-6 text-quiet" />
          <p className="text-lead text-ink">{words.cannotShow(state.at + 1)}</p>
          <p>{failure}.</p>
          {count > 1 && <p className="text-quiet">{words.goOn}</p>}
        </Plate>
      )}
      {count > 0 && (
        <Overlays {...{ words, study, series, count, state, showPatient }} failed={failure !== undefined} />
      )}
      {scene && (
        <Scrubber
          words={words}
          at={state.at}
          loaded={imageIds.map((imageId) => scene.stage.loaded.has(imageId))}
          onScrub={scene.viewport.scrollTo}
        />
      )}
      {stage.trouble && (
        <p className="absolute top-2 left-1/2 flex w-max max-w-[80%] -translate-x-1/2 items-center gap-2 rounded border border-hairline bg-warning-soft px-3 py-1.5 text-small text-warning">
          <Icon of={WifiOff} className="size-4" />
          {words.trouble[stage.trouble]}
        </p>
      )}
      {broken && (
        <Plate>
          <p className="max-w-sm text-ink">{words.broken[broken]}</p>
          <Button onClick={retry} className="pointer-events-auto">
            {words.again}
          </Button>
        </Plate>
      )}
      <Announcer
        words={words}
        trouble={stage.trouble}
        image={failure ? words.cannotShow(state.at + 1) : words.image(state.at + 1, count)}
      />
    </div>
  );
}

/** Appears only when the wait is long enough to be felt; what was on the screen before is dimmed, for it is another image. */
function Veil({ text, slow }: { text: string; slow: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 8_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="pointer-events-none absolute inset-0 flex flex-col items-center justify-center bg-paper/60 px-10 text-center opacity-100 transition-opacity delay-300 duration-200 starting:opacity-0">
      <p className="rounded bg-paper/80 px-2.5 py-1 text-small text-ink">{text}</p>
      <p role="status" className="max-w-sm rounded bg-paper/80 px-2.5 text-small text-body">
        {late && slow}
      </p>
    </div>
  );
}

function Plate({ children }: { children: React.ReactNode }) {
  return (
    <div className="pointer-events-none absolute inset-0 flex flex-col items-center justify-center gap-2 bg-paper px-10 text-center text-body">
      {children}
    </div>
  );
}

/** Says where one is when the scrolling has come to rest, and when the connection goes or comes back. */
function Announcer({ words, trouble, image }: { words: ViewerWords; trouble: Trouble | null; image: string }) {
  const [said, setSaid] = useState("");
  const [wasLost, setWasLost] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(image), 800);
    return () => clearTimeout(timer);
  }, [image]);
  if (trouble && !wasLost) setWasLost(true);
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <p role="status" className="sr-only">
        {trouble ? words.trouble[trouble] : wasLost ? words.found : ""}
      </p>
    </>
  );
}
