import { type StackViewport, type Types, Enums, getShouldUseCPURendering } from "@cornerstonejs/core";
import { createGreyLevels } from "#app/_viewer/grey-levels.client.ts";
import { seen } from "#app/_viewer/seen.client.ts";
import { type ListedSeries, middleOf } from "#app/_viewer/listing.ts";
import { throughSpine } from "#app/_viewer/reformat-loader.client.ts";
import type { Stage } from "#app/_viewer/stage.client.ts";
import { createStore } from "#app/_viewer/store.ts";
import type { ToolName } from "#app/_viewer/tool-names.ts";
import { bindTools } from "#app/_viewer/tools.client.ts";
import { type ViewportState, nothingSeen } from "#app/_viewer/viewport-state.ts";
import type { Window } from "#lib/imaging/windowing.ts";

export type Viewport = ReturnType<typeof createViewport>;

/** The one place that turns what the person wants into what Cornerstone does, for one viewport. */
export function createViewport(stage: Stage, element: HTMLDivElement, tool: ToolName) {
  const id = crypto.randomUUID();
  stage.engine.enableElement({
    viewportId: id,
    element,
    type: Enums.ViewportType.STACK,
    defaultOptions: { background: [0.043, 0.055, 0.055] as Types.Point3 },
  });
  // Cornerstone makes its element focusable and cancels every key there, Tab too; the frame around it has the focus.
  element.removeAttribute("tabindex");
  const cpu = getShouldUseCPURendering();
  const view = stage.engine.getViewport<StackViewport>(id);
  const tools = bindTools(view, tool);
  const store = createStore<ViewportState>(nothingSeen);

  const current = (): ListedSeries | undefined => stage.series[store.get().seriesAt];
  const drawn = (): Types.IImage | null => {
    const image = view.getCornerstoneImage() as Types.IImage | undefined;
    return image && current()?.imageIds.includes(image.imageId) ? image : null;
  };

  const grey = createGreyLevels(view, drawn);

  /** Opens a series, in the window that its person or else its place on the screen wants. */
  function show(seriesAt: number, at: number | null = null, window: Window | null = null): void {
    const series = stage.series[seriesAt];
    if (!series || series.imageIds.length === 0) return;
    const place = at ?? middleOf(series);
    const held = grey.chosenFor(series) ?? (window ? { window, inverted: false } : undefined);
    grey.release();
    store.set({ seriesAt, at: place, shown: null, window: null, zoom: null, edges: null, affine: null });
    stage.lookAt(id, series, place);
    if (at === null) void seekSpine(series, place);
    const restore = () => {
      if (current() !== series) return;
      grey.restore(held);
      readAll();
    };
    view.setStack(series.imageIds, place).then(restore, () => undefined);
  }

  /** A reformat goes on to the spine, unless its person has gone on meanwhile. */
  async function seekSpine(series: ListedSeries, from: number): Promise<void> {
    const at = await throughSpine(series);
    if (at !== null && current() === series && store.get().at === from) scrollTo(at);
  }

  function scrollTo(at: number): void {
    const series = current();
    if (!series) return;
    const place = Math.min(Math.max(at, 0), series.imageIds.length - 1);
    view.scroll(place - view.getTargetImageIdIndex());
  }

  function zoomBy(factor: number): void {
    const { parallelScale } = view.getCamera();
    if (!drawn() || !parallelScale) return;
    view.setCamera({ parallelScale: parallelScale / factor });
    view.render();
  }

  function fit(): void {
    if (!drawn()) return;
    if (cpu) view.resetCamera();
    else view.setViewPresentation({ ...view.getViewPresentation(), zoom: 1, pan: [0, 0] });
    view.render();
  }

  function reset(): void {
    if (!drawn()) return;
    view.resetCamera();
    if (cpu) {
      view.setViewPresentation({ rotation: 0 });
      view.setCamera({ flipHorizontal: false, flipVertical: false });
    }
    grey.setFile();
    grey.uninvert();
    readAll();
  }

  function turn(degrees: number): void {
    if (!drawn()) return;
    const rotation = (((view.getRotation() + degrees) % 360) + 360) % 360;
    view.setViewPresentation({ ...view.getViewPresentation(), rotation });
    view.render();
    readCamera();
  }

  function flip(across: "flipHorizontal" | "flipVertical"): void {
    if (!drawn()) return;
    // The CPU flips before it turns; the person means what is on the screen.
    const sideways = cpu && view.getRotation() % 180 !== 0;
    const other = across === "flipHorizontal" ? "flipVertical" : "flipHorizontal";
    const axis = sideways ? other : across;
    view.setCamera({ [axis]: !view.getCamera()[axis] });
    view.render();
    readCamera();
  }

  /** Keeps what part is seen while a viewport changes its size; a fitted image stays fitted. */
  function keep(): () => void {
    const before = drawn() && view.getViewPresentation();
    return () => {
      if (before && !cpu) view.setViewPresentation(before);
      view.render();
      readCamera();
    };
  }

  function readGrey(): void {
    const series = current();
    const found = series && grey.read(series);
    if (found) store.set(found);
  }

  function readCamera(): void {
    const image = drawn();
    const found = image && seen(view, element, image);
    if (found) store.set(found);
  }

  function readAll(): void {
    readGrey();
    readCamera();
  }

  /** True pixels are on the screen: of this image, if it is the one asked for. */
  function onRendered(): void {
    const image = drawn();
    const { at, shown: before } = store.get();
    const shown = image && image.imageId === current()?.imageIds[at] ? image.imageId : null;
    store.set({ shown });
    if (shown === null || shown === before) return;
    grey.follow();
    readAll();
  }

  function onWindow(): void {
    grey.modified();
    readGrey();
  }

  function onScroll({ detail }: CustomEventInit<{ newImageIdIndex: number }>): void {
    const series = current();
    if (!series || !detail) return;
    store.set({ at: detail.newImageIdIndex, shown: null });
    stage.lookAt(id, series, detail.newImageIdIndex);
  }

  const events = [
    [Enums.Events.IMAGE_RENDERED, onRendered],
    [Enums.Events.STACK_VIEWPORT_SCROLL, onScroll],
    [Enums.Events.STACK_NEW_IMAGE, readAll],
    [Enums.Events.VOI_MODIFIED, onWindow],
    [Enums.Events.CAMERA_MODIFIED, readCamera],
  ] as const;
  for (const [name, listener] of events) element.addEventListener(name, listener as EventListener);
  const forget = stage.onSettled((series) => series === current() && grey.refresh());
  stage.join(id, keep);
  const sizes = new ResizeObserver(() => {
    if (element.clientWidth > 0) stage.resize();
  });
  sizes.observe(element);

  return {
    state: store,
    /** Whether it can be seen, and not only another in its place. */
    isVisible: () => element.clientWidth > 0,
    attend: () => stage.attend(id),
    show,
    scrollTo,
    scrollBy: (by: number) => scrollTo(store.get().at + by),
    setWindow: (window: Window) => grey.set(window),
    setFileWindow(): void {
      grey.setFile();
      readGrey();
    },
    setFullRange: () => grey.setFull(),
    invert(): void {
      grey.invert();
      readGrey();
    },
    zoomBy,
    fit,
    reset,
    turn,
    flip,
    setTool: (next: ToolName) => tools.activate(next),
    close(): void {
      sizes.disconnect();
      forget();
      for (const [name, listener] of events) element.removeEventListener(name, listener as EventListener);
      tools.close();
      stage.leave(id);
    },
  };
}
