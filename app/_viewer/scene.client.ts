"use client";

import { type RefObject, useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { StudyIndex } from "#lib/studies/study-index.ts";
import { readImageId } from "#app/_viewer/image-id.ts";
import { coverOf, firstToOpen, listSeries } from "#app/_viewer/listing.ts";
import { type PackSource, openPackSource } from "#app/_viewer/pack-source.client.ts";
import type { Stage, StageState } from "#app/_viewer/stage.client.ts";
import type { Viewport, ViewportState } from "#app/_viewer/viewport.client.ts";

/** Everything behind the page, once it is loaded. */
export type Scene = { stage: Stage; viewport: Viewport; paint: (canvas: HTMLCanvasElement, seriesAt: number) => void };

/**
 * Loads Cornerstone when the page is there and opens the images in `place`. A new index for the same images (the page
 * was refreshed, the addresses are new) does not begin again.
 */
export function useScene(options: {
  index: StudyIndex;
  renew: () => Promise<StudyIndex>;
  ahead: boolean;
  place: RefObject<HTMLDivElement | null>;
}) {
  const [scene, setScene] = useState<Scene | null>(null);
  const [attempt, setAttempt] = useState<Attempt>({ count: 0, losses: 0, broken: null });
  const left = useRef<{ seriesAt: number; at: number } | null>(null);
  const images = useMemo(() => identity(options.index), [options.index]);
  const listed = useMemo(() => listSeries(options.index), [options.index]);
  const begin = useEffectEvent(() => {
    const source = openPackSource(options.index, options.renew);
    const first = listed[firstToOpen(listed)];
    const name = first && readImageId(coverOf(first));
    const entry = first?.series.instances.find(({ id }) => id === name?.instanceId);
    if (first && entry) source.warmUp(entry, coverOf(first));
    return source;
  });
  const open = useEffectEvent((source: PackSource, modules: Modules): Scene | null => {
    if (!options.place.current || listed.length === 0) return null;
    const stage = modules.openStage(source, listed, options.ahead);
    const tool = matchMedia("(pointer: coarse)").matches ? "scroll" : "window";
    const viewport = modules.createViewport(stage, options.place.current, `view-${performance.now()}`, tool);
    viewport.show(left.current?.seriesAt ?? firstToOpen(listed), left.current?.at);
    left.current = null;
    stage.state.watch(() => {
      if (!stage.state.get().blank) return;
      left.current = viewport.state.get();
      setAttempt(afterLoss);
    });
    const paint = (canvas: HTMLCanvasElement, seriesAt: number) => {
      const series = listed[seriesAt];
      if (series) modules.paintThumbnail(canvas, coverOf(series));
    };
    return { stage, viewport, paint };
  });

  useEffect(() => {
    const source = begin();
    let opened: Scene | null = null;
    let gone = false;
    load()
      .then((modules) => {
        if (gone) return;
        opened = open(source, modules);
        setScene(opened);
      })
      .catch((failure: unknown) => {
        console.error(failure);
        if (!gone) setAttempt((last) => ({ ...last, broken: "loading" }));
      });
    return () => {
      gone = true;
      opened?.viewport.close();
      opened?.stage.close();
      source.close();
      setScene(null);
    };
  }, [images, attempt.count]);

  return {
    scene,
    broken: attempt.broken,
    retry: () => setAttempt(({ count }) => ({ count: count + 1, losses: 0, broken: null })),
  };
}

/** Why there is no viewer: its code did not come, or the graphics card drops what is drawn. */
export type Broken = "loading" | "graphics";

type Attempt = { count: number; losses: number; broken: Broken | null };

/** A lost drawing is made anew by itself, but not for ever. */
const afterLoss = ({ count, losses }: Attempt): Attempt =>
  losses < 2 ? { count: count + 1, losses: losses + 1, broken: null } : { count, losses, broken: "graphics" };

type Modules = Awaited<ReturnType<typeof load>>;

async function load() {
  const [stage, viewport, thumbnail] = await Promise.all([
    import("#app/_viewer/stage.client.ts"),
    import("#app/_viewer/viewport.client.ts"),
    import("#app/_viewer/thumbnail.client.ts"),
  ]);
  return {
    openStage: stage.openStage,
    createViewport: viewport.createViewport,
    paintThumbnail: thumbnail.paintThumbnail,
  };
}

const identity = (index: StudyIndex): string =>
  index.studies.flatMap(({ series }) => series.flatMap(({ instances }) => instances.map(({ id }) => id))).join(" ");

const nothing: StageState = { trouble: null, blank: false, version: 0, progress: [] };
const blank: ViewportState = {
  seriesAt: 0,
  at: 0,
  shown: null,
  window: null,
  inverted: false,
  zoom: null,
  thickness: null,
  lossy: false,
  colour: false,
  edges: null,
  tool: "window",
};

const never = () => () => undefined;

/** What all viewports share, as it changes. */
export function useStage(stage: Stage | null): StageState {
  return useSyncExternalStore(stage?.state.watch ?? never, stage?.state.get ?? (() => nothing), () => nothing);
}

/** What one viewport shows, as it changes. */
export function useViewport(viewport: Viewport | null): ViewportState {
  return useSyncExternalStore(viewport?.state.watch ?? never, viewport?.state.get ?? (() => blank), () => blank);
}
