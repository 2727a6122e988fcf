"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { Empty } from "#app/_ui/empty.tsx";
import type { StudyIndex } from "#lib/studies/study-index.ts";
import { Frame } from "#app/_viewer/frame.client.tsx";
import { type Command, commandFor, isOwnKey } from "#app/_viewer/keys.ts";
import { listSeries } from "#app/_viewer/listing.ts";
import { ProgressWords } from "#app/_viewer/progress.client.tsx";
import { SeriesList } from "#app/_viewer/series-list.client.tsx";
import { ToolBar } from "#app/_viewer/tool-bar.client.tsx";
import { obey } from "#app/_viewer/obey.ts";
import { notStarted } from "#app/_viewer/series-progress.ts";
import { useScene, useStage, useViewport } from "#app/_viewer/scene.client.ts";
import { englishViewer } from "#app/_viewer/words.ts";

type ViewerProps = {
  index: StudyIndex;
  /** Asks for the index again when the addresses of the packs have expired. */
  renew: () => Promise<StudyIndex>;
  /** In the reading room the other series are fetched ahead as well. */
  room: "reading" | "staff";
  showPatient?: boolean;
  words?: typeof englishViewer;
};

/** The images of a request: series, tools, one viewport. Fills the height of what it stands in. */
export function Viewer({ index, renew, room, showPatient = true, words = englishViewer }: ViewerProps) {
  const [layer, setLayer] = useState<HTMLElement | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const { scene, broken, retry } = useScene({ index, renew, ahead: room === "reading", place });
  const stage = useStage(scene?.stage ?? null);
  const viewport = useViewport(scene?.viewport ?? null);
  const listed = useMemo(() => listSeries(index), [index]);
  const shown = listed[viewport.seriesAt];

  const act = useCallback(
    (command: Command) => {
      if (scene) obey(command, scene.viewport, listed.length, shown?.series.modality ?? "");
    },
    [scene, listed.length, shown],
  );
  const paint = useMemo(() => (scene ? scene.paint : null), [scene]);

  if (!shown) {
    return (
      <div data-room="reading" className="flex size-full min-h-64 items-center justify-center text-body">
        <Empty drawing="images" title={words.empty} />
      </div>
    );
  }
  const progress = listed.map(({ series }, at) => stage.progress[at] ?? notStarted(series));
  return (
    <div
      ref={setLayer}
      data-room="reading"
      role="region"
      aria-label={words.viewer}
      className="@container relative size-full min-h-80 overflow-hidden"
      onKeyDown={(event) => {
        const own = !event.defaultPrevented && isOwnKey(event.key, event.target as Element);
        const command = own ? commandFor(event) : null;
        if (!command) return;
        event.preventDefault();
        act(command);
      }}
    >
      <div className="flex size-full flex-col @min-[48rem]:flex-row">
        <SeriesList
          words={words}
          studies={index.studies}
          current={viewport.seriesAt}
          progress={progress}
          paint={paint}
          choose={(at) => act({ do: "open", at })}
        />
        <div className="flex min-h-0 min-w-0 grow flex-col">
          <ToolBar
            words={words}
            tool={viewport.tool}
            inverted={viewport.inverted}
            modality={shown.series.modality}
            ready={scene !== null}
            layer={layer}
            act={act}
          />
          <Frame
            words={words}
            place={place}
            study={shown.study}
            series={shown.series}
            scene={scene}
            state={viewport}
            stage={stage}
            broken={broken}
            retry={retry}
            showPatient={showPatient}
          />
          <p className="flex h-6 shrink-0 items-center justify-between gap-4 px-2.5 text-tiny whitespace-nowrap text-quiet">
            <ProgressWords words={words} progress={progress[viewport.seriesAt]} />
            <span>{words.notForDiagnosis}</span>
          </p>
        </div>
      </div>
    </div>
  );
}
