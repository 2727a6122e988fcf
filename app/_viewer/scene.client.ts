"use client";

import { useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from "react";
import type { StudyIndex } from "#lib/studies/study-index.ts";
import { readImageId } from "#app/_viewer/image-id.ts";
import { type ListedSeries, coverOf } from "#app/_viewer/listing.ts";
import { type PackSource, openPackSource } from "#app/_viewer/pack-source.client.ts";
import type { Stage, StageState } from "#app/_viewer/stage.client.ts";
import type { ToolName } from "#app/_viewer/tool-names.ts";
import type { Viewport } from "#app/_viewer/viewport.client.ts";
import { type ViewportState, nothingSeen } from "#app/_viewer/viewport-state.ts";

/** Everything behind the page, once it is loaded. */
export type Scene = {
  stage: Stage;
  paint: (canvas: HTMLCanvasElement, seriesAt: number) => void;
  /** A place on the page where a series can be shown. */
  createViewport: (element: HTMLDivElement, tool: ToolName) => Viewport;
  /** The values of an image's pixels as they are read, e.g. Hounsfield units; null where it is not here, or in colour. */
  pixelsOf: (imageId: string) => { rows: number; columns: number; values: ArrayLike<number> } | null;
};

/**
 * Loads Cornerstone when the page is there. A new index for the same images (the page was refreshed, the addresses are
 * new) does not begin again. `first` are the series that are seen first.
 */
export function useScene(options: {
  index: StudyIndex;
  listed: readonly ListedSeries[];
  renew: () => Promise<StudyIndex>;
  ahead: boolean;
  first: readonly number[];
}) {
  const [scene, setScene] = useState<Scene | null>(null);
  const [attempt, setAttempt] = useState<Attempt>({ count: 0, losses: 0, broken: null });
  const images = useMemo(() => identity(options.index), [options.index]);
  const { listed } = options;
  const begin = useEffectEvent(() => {
    const source = openPackSource(options.index, options.renew);
    source.warmUp(options.first.flatMap((seriesAt) => coverFile(listed[seriesAt])));
    return source;
  });
  const open = useEffectEvent((source: PackSource, modules: Modules): Scene | null => {
    if (listed.length === 0) return null;
    const stage = modules.openStage(source, listed, options.ahead);
    stage.state.watch(() => {
      if (stage.state.get().blank) setAttempt(afterLoss);
    });
    const paint = (canvas: HTMLCanvasElement, seriesAt: number) => {
      const series = listed[seriesAt];
      if (series) modules.paintThumbnail(canvas, coverOf(series));
    };
    const createViewport = (element: HTMLDivElement, tool: ToolName) => modules.createViewport(stage, element, tool);
    return { stage, paint, createViewport, pixelsOf: modules.pixelsOf };
  });

  useEffect(() => {
    const source = begin();
    let opened: Scene | null = null;
    let gone = false;
    loadViewer()
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

/** The file of the image that a series is opened at. */
function coverFile(listed: ListedSeries | undefined) {
  const imageId = listed ? coverOf(listed) : "";
  const entry = listed?.series.instances.find(({ id }) => id === readImageId(imageId)?.instanceId);
  return entry ? [{ entry, imageId }] : [];
}

/** Why there is no viewer: its code did not come, or the graphics card drops what is drawn. */
export type Broken = "loading" | "graphics";

type Attempt = { count: number; losses: number; broken: Broken | null };

/** A lost drawing is made anew by itself, but not for ever. */
const afterLoss = ({ count, losses }: Attempt): Attempt =>
  losses < 2 ? { count: count + 1, losses: losses + 1, broken: null } : { count, losses, broken: "graphics" };

type Modules = Awaited<ReturnType<typeof load>>;

let loading: Promise<Modules> | null = null;

/**
 * Loads what shows images, once a page; what did not come is asked for again. A page that certainly shows images calls it
 * as its code arrives: the largest part of it then does not wait until the page is awake.
 */
export function loadViewer(): Promise<Modules> {
  loading ??= load().catch((failure: unknown) => {
    loading = null;
    throw failure;
  });
  return loading;
}

async function load() {
  const [stage, viewport, thumbnail, loader] = await Promise.all([
    import("#app/_viewer/stage.client.ts"),
    import("#app/_viewer/viewport.client.ts"),
    import("#app/_viewer/thumbnail.client.ts"),
    import("#app/_viewer/pack-loader.client.ts"),
  ]);
  return {
    openStage: stage.openStage,
    createViewport: viewport.createViewport,
    paintThumbnail: thumbnail.paintThumbnail,
    pixelsOf: loader.pixelsOf,
  };
}

const identity = (index: StudyIndex): string =>
  index.studies.flatMap(({ series }) => series.flatMap(({ instances }) => instances.map(({ id }) => id))).join(" ");

const nothing: StageState = { trouble: null, blank: false, version: 0, framed: 0, progress: [] };

const never = () => () => undefined;

/** What all viewports share, as it changes. */
export function useStage(stage: Stage | null): StageState {
  return useSyncExternalStore(stage?.state.watch ?? never, stage?.state.get ?? (() => nothing), () => nothing);
}

/** What one viewport shows, as it changes; before it is there, `before`. */
export function useViewport(viewport: Viewport | null, before: ViewportState = nothingSeen): ViewportState {
  return useSyncExternalStore(viewport?.state.watch ?? never, viewport?.state.get ?? (() => before), () => before);
}
