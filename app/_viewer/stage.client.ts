import { type Types, Enums, RenderingEngine, cache, eventTarget, imageLoader } from "@cornerstonejs/core";
import { prepareCornerstone } from "#app/_viewer/cornerstone.client.ts";
import { inTurns, outward, reachWithin } from "#app/_viewer/load-order.ts";
import { type ListedSeries, coverOf, slicesIn } from "#app/_viewer/listing.ts";
import { showSource } from "#app/_viewer/pack-loader.client.ts";
import type { Trouble } from "#app/_viewer/pack-fetcher.client.ts";
import type { PackSource } from "#app/_viewer/pack-source.client.ts";
import { tellFrames } from "#app/_viewer/planes.ts";
import { showReformats } from "#app/_viewer/reformat-loader.client.ts";
import { type SeriesProgress, countImages } from "#app/_viewer/series-progress.ts";
import { createStore } from "#app/_viewer/store.ts";

/** What all viewports of a request share and the page shows. */
export type StageState = {
  /** Why no image comes at present; what was asked for is tried again by itself. */
  trouble: Trouble | null;
  /** The graphics card has dropped its drawings, and everything has to be drawn anew. */
  blank: boolean;
  /** Rises with every image that was decoded or failed. */
  version: number;
  /** How many files of many frames have told where these lie. */
  framed: number;
  /** Of each series, in their order. */
  progress: readonly SeriesProgress[];
};

export type Stage = ReturnType<typeof openStage>;

/** Shows the files of a source: loads them in the order in which they are looked at, and keeps count. */
export function openStage(source: PackSource, series: readonly ListedSeries[], ahead: boolean) {
  prepareCornerstone();
  const images = showSource(source, series, (imageId, { entry, series: of }, facts) => {
    arrived.add(imageId);
    if (entry.frames > 1 && !framed.has(entry.id)) {
      framed.add(entry.id);
      tellFrames(of, entry, facts);
    }
    recount();
  });
  source.listen({ hasRoom: images.hasRoom, onTrouble: (trouble) => store.set({ trouble }) });
  const forgetReformats = showReformats(series);
  const files = series.filter(({ cutOf }) => !cutOf);
  const engine = new RenderingEngine(`engine-${performance.now()}`);
  const store = createStore<StageState>({ trouble: null, blank: false, version: 0, framed: 0, progress: [] });
  /** Files of many frames that have told where these lie. */
  const framed = new Set<string>();
  /** Images whose file is here. */
  const arrived = new Set<string>();
  /** Images decoded so far, and why others cannot be shown, by address. */
  const loaded = new Set<string>();
  const failed = new Map<string, string>();
  const asked = new Set<string>();
  const settled = new Set<ListedSeries>();
  const listeners = new Set<(series: ListedSeries) => void>();

  const onLoaded = ({ detail }: CustomEventInit<{ image: Types.IImage }>) => {
    if (!detail) return;
    loaded.add(detail.image.imageId);
    failed.delete(detail.image.imageId);
    recount();
  };
  const onFailed = ({ detail }: CustomEventInit<{ imageId: string; error: unknown }>) => {
    if (!detail) return;
    failed.set(detail.imageId, reasonOf(detail.error));
    recount();
  };
  const onRemoved = ({ detail }: CustomEventInit<{ imageId: string }>) => void asked.delete(detail?.imageId ?? "");
  const onContextLost = ({ detail }: CustomEventInit<{ renderingEngineId: string }>) => {
    if (detail?.renderingEngineId === engine.id) store.set({ blank: true });
  };
  const events = [
    [Enums.Events.WEBGL_CONTEXT_LOST, onContextLost],
    [Enums.Events.IMAGE_LOADED, onLoaded],
    [Enums.Events.IMAGE_LOAD_FAILED, onFailed],
    [Enums.Events.IMAGE_CACHE_IMAGE_REMOVED, onRemoved],
  ] as const;
  for (const [name, listener] of events) eventTarget.addEventListener(name, listener);

  /** Counted ten times a second at most: thousands of images come in bursts, and every count draws the page anew. */
  let counting = false;
  let counted = 0;
  function recount(): void {
    if (counting) return;
    counting = true;
    setTimeout(
      () => {
        counting = false;
        counted = performance.now();
        const progress = series.map((item) => countImages(item.imageIds, coverOf(item), loaded, failed));
        store.set({ version: store.get().version + 1, framed: framed.size, progress });
        for (const [at, item] of series.entries()) {
          if (progress[at]?.loaded === item.imageIds.length) settle(item);
        }
      },
      counted + 100 - performance.now(),
    );
  }

  function settle(item: ListedSeries): void {
    if (settled.has(item)) return;
    settled.add(item);
    if (images.settle(item.series)) for (const listener of listeners) listener(item);
  }

  /** What each viewport looks at, and which of them the person is at. */
  const looks = new Map<string, Look>();
  let foremost = "";

  /**
   * Fetches the visible images, what lies around them in turns, then a picture of every series, then the rest as far as
   * memory goes. The viewport the person is at comes first.
   */
  function plan(): void {
    const seen = [...looks].sort(([one], [other]) => Number(other === foremost) - Number(one === foremost));
    const bytes = Math.max(0, ...seen.map(([, { series: of }]) => bytesOf(of)));
    if (bytes === 0) return;
    const reach = reachWithin(cache.getMaxCacheSize() / seen.length, bytes);
    const rows = seen.map(([, { series: of, at }]) =>
      of.cutOf ? slicesIn(of.cutOf) : outward(of.imageIds.length, at, reach).map((place) => of.imageIds[place] ?? ""),
    );
    const [near, far] = [inTurns(rows.map((row) => row.slice(0, 5))), inTurns(rows.map((row) => row.slice(5)))];
    const shown = new Set(seen.map(([, look]) => look.series));
    const others = ahead ? files.filter((item) => !shown.has(item)).flatMap(({ imageIds }) => imageIds) : [];
    const room = Math.max(0, Math.floor((cache.getMaxCacheSize() * 0.8) / bytes) - near.length - far.length);
    const order = [...near, ...files.map(coverOf), ...far, ...others.slice(0, room)];
    source.setOrder(order);
    for (const imageId of order) prefetch(imageId);
  }

  /** The engine fits all images anew when one viewport has another size, and forgets a change while a frame is due. */
  const sized = new Map<string, () => () => void>();
  function resize(): void {
    if (engine.hasBeenDestroyed) return;
    if ((engine as unknown as { _animationFrameSet: boolean })._animationFrameSet) {
      requestAnimationFrame(resize);
      return;
    }
    const restore = [...sized.values()].map((keep) => keep());
    engine.resize(true, false);
    for (const again of restore) again();
  }

  function prefetch(imageId: string): void {
    if (asked.has(imageId) || imageId === "") return;
    asked.add(imageId);
    imageLoader
      .loadAndCacheImage(imageId, { priority: 0, requestType: Enums.RequestType.Prefetch })
      .catch(() => undefined);
  }

  return {
    engine,
    series,
    state: store,
    arrived: arrived as ReadonlySet<string>,
    loaded: loaded as ReadonlySet<string>,
    failed: failed as ReadonlyMap<string, string>,
    lookAt(id: string, shown: ListedSeries, at: number): void {
      looks.set(id, { series: shown, at });
      plan();
    },
    /** The viewport the person is at now. */
    attend(id: string): void {
      if (foremost === id) return;
      foremost = id;
      if (looks.has(id)) plan();
    },
    /** Takes part in every change of size: `keep` remembers what is seen and answers how to see it again. */
    join(id: string, keep: () => () => void): void {
      sized.set(id, keep);
    },
    leave(id: string): void {
      looks.delete(id);
      sized.delete(id);
      if (!engine.hasBeenDestroyed) engine.disableElement(id);
    },
    resize,
    /** Tells when all images of a series are there and their common window is known. */
    onSettled(listener: (series: ListedSeries) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close(): void {
      for (const [name, listener] of events) eventTarget.removeEventListener(name, listener);
      engine.destroy();
      forgetReformats();
      images.close();
    },
  };
}

type Look = { series: ListedSeries; at: number };

function bytesOf({ series, cutOf }: ListedSeries): number {
  const [first] = (cutOf?.from.series ?? series).instances;
  return (first?.rows ?? 512) * (first?.columns ?? 512) * 4;
}

function reasonOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return "This picture could not be shown";
}
