"use client";

import { ImageOff } from "lucide-react";
import { type DragEvent, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from "react";
import { Icon } from "#app/_ui/icon.tsx";
import { type Leader, followed, labelsOn, levelOn, linesOn, targetOn } from "#app/_viewer/following.ts";
import { useHand } from "#app/_viewer/hand.client.ts";
import { readImageId } from "#app/_viewer/image-id.ts";
import { type ListedSeries, middleOf } from "#app/_viewer/listing.ts";
import type { MarkBook } from "#app/_viewer/mark-book.ts";
import { type Label, MarkLayer } from "#app/_viewer/mark-layer.client.tsx";
import { Overlays } from "#app/_viewer/overlays.client.tsx";
import { type KeptPlace, keptPlace, rounded } from "#app/_viewer/kept-places.ts";
import { cutBook, cutName, marksOnCut } from "#app/_viewer/cut-marks.ts";
import { type ImagePlace, imageAt, planesOf } from "#app/_viewer/planes.ts";
import { type Scene, useViewport } from "#app/_viewer/scene.client.ts";
import { seriesType } from "#app/_viewer/series-drag.ts";
import { Scrubber } from "#app/_viewer/scrubber.client.tsx";
import type { ToolName } from "#app/_viewer/tool-names.ts";
import type { Viewport } from "#app/_viewer/viewport.client.ts";
import { nothingSeen } from "#app/_viewer/viewport-state.ts";
import type { ViewerWords } from "#app/_viewer/words.ts";
import type { Vector } from "#lib/imaging/dicom.ts";
import type { Slot } from "#lib/imaging/hanging.ts";
import type { Placed } from "#lib/imaging/levels.ts";
import { toPatient, toPicture } from "#lib/imaging/slice-plane.ts";
import { ctPresets } from "#lib/imaging/windowing.ts";
import type { Marking } from "#lib/markings/marking.ts";

/** A viewport as the viewer reaches it. */
export type Held = { viewport: Viewport; cancel: () => boolean; remove: () => void };

export type PaneProps = {
  words: ViewerWords;
  requestId: string;
  listed: readonly ListedSeries[];
  /** What it opens with. */
  slot: Slot & { seriesAt: number };
  /** The image it opens at; null: the middle one. */
  opensAt: number | null;
  /** Its number on the screen. */
  nth: number;
  active: boolean;
  /** One of several, so that it matters which is active. */
  among: boolean;
  scene: Scene | null;
  /** Says that an image is on its way before there is a scene. */
  waits: boolean;
  tool: ToolName;
  showPatient: boolean;
  overlays: boolean;
  leader: Leader | null;
  /** What the other viewports look at, the leader among them. */
  others: readonly Leader[];
  book: MarkBook | null;
  /** For what cannot be kept. */
  loose: MarkBook;
  marks: readonly Marking[];
  /** Those that cannot be kept. */
  looseMarks: readonly Marking[];
  places: ReadonlyMap<string, ImagePlace>;
  placed: readonly Placed[];
  target: Placed | null;
  onActivate: () => void;
  onLook: (planes: Leader["planes"], at: number) => void;
  onHold: (held: Held | null) => void;
  onCross: (place: Vector, frameOfReference: string) => void;
  /** A vertebra is here; `keep` says on which image a place is kept. */
  onLevel: (at: Vector, frameOfReference: string, fill: boolean, keep: (place: Vector) => KeptPlace | null) => void;
  onDropSeries: (seriesAt: number) => void;
};

/** One viewport: the image edge to edge, what is written over it, and what is said when there is no image. */
export function Pane(props: PaneProps) {
  const { words, listed, slot, nth, active, among, scene, waits, tool, leader, marks } = props;
  const place = useRef<HTMLDivElement>(null);
  const keys = useId();
  const viewport = useOpened(props, place);
  const [first] = useState(() => ({
    ...nothingSeen,
    seriesAt: slot.seriesAt,
    at: props.opensAt ?? middleAt(listed, slot.seriesAt),
  }));
  const state = useViewport(viewport, first);
  const shown = listed[state.seriesAt];
  const series = shown?.series;
  const imageIds = shown?.imageIds ?? [];
  const count = imageIds.length;
  const planes = series ? planesOf(series) : noPlanes;
  const plane = planes[state.at] ?? null;
  const { image, own, book } = useOwnMarks(props, shown, state.at);
  const labels = labelsOn(plane, props.placed);
  // A label is shown on every image of the column, and taken hold of there.
  const grips = own.filter(({ kind }) => kind !== "level").concat(image ? labelGrips(labels, marks, image) : []);
  const hand = useHand({
    ...{ tool, book, own: grips, affine: state.affine, image: state.shown === null ? null : image },
    onPick: ({ kind, text }) => {
      const level = kind === "level" ? props.placed.find(({ name }) => name === text) : undefined;
      if (level) props.onCross(level.at, level.frameOfReference);
    },
    onCross: (at) => plane && props.onCross(toPatient(plane, at), plane.frameOfReference),
    onLevel(at, fill) {
      if (!image || !plane) return;
      const { frameOfReference } = plane;
      const keep = (place: Vector) =>
        shown?.cutOf
          ? keptPlace(shown.cutOf.from, place, frameOfReference)
          : { ...image, points: [rounded(toPicture(plane, place))] };
      props.onLevel(toPatient(plane, at), frameOfReference, fill, keep);
    },
  });
  useHolding(viewport, hand, props.onHold);
  useTool(viewport, tool);
  const look = useEffectEvent(props.onLook);
  useEffect(() => {
    look(planes, state.at);
  }, [planes, state.at]);

  const follows = !active && leader ? followed(leader, planes) : null;
  const followsAt = follows && follows !== "outside" ? follows.at : null;
  useEffect(() => {
    if (followsAt !== null && viewport?.isVisible()) viewport.scrollTo(followsAt);
  }, [viewport, followsAt]);

  const failure = scene?.stage.failed.get(imageIds[state.at] ?? "");
  const rendered = state.shown === null ? null : readImageId(state.shown);
  const phase = scene?.stage.arrived.has(imageIds[state.at] ?? "") ? "decoding" : "fetching";
  const waiting = scene !== null && state.shown === null && failure === undefined;
  const preview = usePreview(shown, state.at, state.shown !== null || failure !== undefined);
  if (!shown || !series) return null;
  return (
    <div
      className="relative size-full min-h-0 min-w-0 bg-paper"
      onDragOver={(event) => event.dataTransfer.types.includes(seriesType) && event.preventDefault()}
      onDrop={(event) => {
        const at = droppedSeries(event);
        if (at !== null) props.onDropSeries(at);
      }}
    >
      <div
        role="application"
        aria-label={[
          state.seriesAt === slot.seriesAt && slot.name,
          series.modality,
          series.description ?? words.unnamed,
        ]
          .filter(Boolean)
          .join(", ")}
        aria-describedby={keys}
        tabIndex={0}
        data-pane={nth}
        data-active={active || undefined}
        data-rendered-instance={rendered?.instanceId}
        data-rendered-frame={rendered?.frame}
        className="absolute inset-0 cursor-crosshair touch-none outline-none select-none after:pointer-events-none after:absolute after:inset-0 focus-visible:shadow-none focus-visible:after:border focus-visible:after:border-focus"
        onFocus={props.onActivate}
        onPointerDown={(event) => event.currentTarget.focus({ preventScroll: true })}
        onWheel={props.onActivate}
        onContextMenu={(event) => event.preventDefault()}
        {...hand.handlers}
      >
        <div ref={place} className="size-full" />
        {preview && (
          <img
            src={`/api/previews/${props.requestId}/${preview}`}
            alt=""
            fetchPriority="high"
            className="pointer-events-none absolute inset-0 size-full object-contain"
          />
        )}
        {state.affine && scene && (
          <MarkLayer
            affine={state.affine}
            scale={state.scale}
            imageId={state.shown}
            pixelsOf={scene.pixelsOf}
            marks={hand.moving ? own.map((mark) => (mark.id === hand.moving?.id ? hand.moving : mark)) : own}
            unkept={{ ids: props.looseMarks.map(({ id }) => id), words: words.notKept }}
            draft={hand.draft}
            selected={hand.selected}
            lines={linesOn(plane, props.others, leader)}
            labels={labels.map((label) => moved(label, hand.moving))}
            target={targetOn(plane, props.target)}
          />
        )}
      </div>
      <p id={keys} hidden>
        {words.keys}
      </p>
      {waiting && (
        <Veil
          key={state.at}
          dim={preview === null}
          text={preview ? words.preview : waitingFor(words, shown, state.at, scene.stage.loaded)}
          slow={words.slow[phase]}
        />
      )}
      {scene === null && waits && (
        <Veil dim={preview === null} text={preview ? words.preview : words.loading} slow={words.slow.viewer} />
      )}
      {failure !== undefined && (
        <Plate>
          <Icon of={ImageOff} className="size-6 text-quiet" />
          <p className="text-lead text-ink">{words.cannotShow(state.at + 1)}</p>
          <p>{failure}.</p>
          {count > 1 && <p className="text-quiet">{words.goOn}</p>}
        </Plate>
      )}
      {count > 0 && props.overlays && (
        <Overlays
          {...{ words, study: shown.study, series, count, state, showPatient: props.showPatient }}
          failed={failure !== undefined}
          prior={shown.examination > 0}
          level={levelOn(plane, props.placed)}
          keyImage={own.some(({ kind }) => kind === "key_image")}
          outside={follows === "outside"}
        />
      )}
      {scene && (
        <Scrubber
          words={words}
          at={state.at}
          loaded={imageIds.map((imageId) => scene.stage.loaded.has(imageId))}
          onScrub={(at) => {
            props.onActivate();
            viewport?.scrollTo(at);
          }}
        />
      )}
      {hand.writing && state.affine && (
        <Words key={hand.writing.id} words={words} onDone={(text) => hand.wrote(text)} />
      )}
      {among && active && (
        <span aria-hidden className="pointer-events-none absolute inset-0 border border-accent opacity-70" />
      )}
      <Announcer text={active ? (failure ? words.cannotShow(state.at + 1) : words.image(state.at + 1, count)) : ""} />
    </div>
  );
}

/** A place that the rules could not fill: it says why, and takes any series. */
export function EmptyPane({
  words,
  slot,
  nth,
  active,
  onActivate,
  onDropSeries,
}: Pick<PaneProps, "words" | "nth" | "active" | "onActivate" | "onDropSeries"> & { slot: Slot | null }) {
  return (
    <div
      role="group"
      aria-label={slot?.name || words.emptyPlace}
      tabIndex={0}
      data-pane={nth}
      data-active={active || undefined}
      className={`flex size-full flex-col items-center justify-center gap-1 border bg-paper px-6 text-center outline-none focus-visible:border-focus ${active ? "border-accent/70" : "border-transparent"}`}
      onFocus={onActivate}
      onPointerDown={onActivate}
      onDragOver={(event) => event.dataTransfer.types.includes(seriesType) && event.preventDefault()}
      onDrop={(event) => {
        const at = droppedSeries(event);
        if (at !== null) onDropSeries(at);
      }}
    >
      <p className="text-ink">{slot?.name || words.emptyPlace}</p>
      {slot?.why && <p className="text-small text-body">{slot.why}</p>}
      <p className="text-small text-quiet">{words.fillPlace}</p>
    </div>
  );
}

function droppedSeries(event: DragEvent): number | null {
  const text = event.dataTransfer.getData(seriesType);
  if (text === "") return null;
  event.preventDefault();
  return Number(text);
}

/** The viewport, made when there is a scene and room on the page for it, and made anew where it was when that changes. */
function useOpened(
  { scene, slot, opensAt, tool }: PaneProps,
  place: React.RefObject<HTMLDivElement | null>,
): Viewport | null {
  const [viewport, setViewport] = useState<Viewport | null>(null);
  const left = useRef<{ seriesAt: number; at: number | null }>({ seriesAt: slot.seriesAt, at: opensAt });
  const create = useEffectEvent((element: HTMLDivElement): Viewport | null => {
    if (!scene || element.clientWidth === 0 || element.clientHeight === 0) return null;
    const made = scene.createViewport(element, tool);
    const preset = ctPresets.find(({ key }) => key === slot.preset) ?? null;
    made.show(left.current.seriesAt, left.current.at, left.current.seriesAt === slot.seriesAt ? preset : null);
    setViewport(made);
    return made;
  });
  useEffect(() => {
    const element = place.current;
    if (!scene || !element) return undefined;
    let made: Viewport | null = null;
    const sizes = new ResizeObserver(() => {
      made ??= create(element);
    });
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      if (made) left.current = made.state.get();
      made?.close();
      setViewport(null);
    };
  }, [scene, place]);
  return viewport;
}

function useHolding(viewport: Viewport | null, hand: ReturnType<typeof useHand>, onHold: PaneProps["onHold"]): void {
  const cancel = useEffectEvent(() => hand.cancel());
  const remove = useEffectEvent(() => hand.remove());
  const tell = useEffectEvent(onHold);
  useEffect(() => {
    if (!viewport) return undefined;
    tell({ viewport, cancel: () => cancel(), remove: () => remove() });
    return () => tell(null);
  }, [viewport]);
}

function useTool(viewport: Viewport | null, tool: ToolName): void {
  useEffect(() => {
    viewport?.setTool(tool);
  }, [viewport, tool]);
}

/** The series whose small picture stands where the image will be: of that very image, and until it has been there once. */
function usePreview(shown: ListedSeries | undefined, at: number, done: boolean): string | null {
  const [seen, see] = useState<ListedSeries | null>(null);
  if (done && shown && seen !== shown) see(shown);
  const preview = shown?.series.preview;
  if (!preview || done || seen === shown) return null;
  const { instanceId } = readImageId(shown.imageIds[at] ?? "") ?? {};
  return instanceId === preview.instanceId ? preview.seriesId : null;
}

/** What is made and seen on an image: of a cut, where it is kept on the images it is made from. */
function useOwnMarks(
  { book, loose, marks, looseMarks, places }: PaneProps,
  shown: ListedSeries | undefined,
  at: number,
) {
  return useMemo(() => {
    const image = shown && (shown.cutOf ? cutName(shown, at) : imageAt(shown.series, at));
    if (!image) return { image: null, own: [], book };
    const isHere = (mark: Marking) => mark.sopInstanceUid === image.sopInstanceUid && mark.frame === image.frame;
    return shown.cutOf
      ? {
          image,
          own: [...looseMarks.filter(isHere), ...marksOnCut(shown, at, marks, places)],
          book: book && cutBook(book, loose, shown, at),
        }
      : { image, own: marks.filter(isHere), book };
  }, [book, loose, marks, looseMarks, places, shown, at]);
}

/** What is waited for: an image, or all of those that a cut is made from. */
function waitingFor(words: ViewerWords, { cutOf }: ListedSeries, at: number, loaded: ReadonlySet<string>): string {
  if (!cutOf) return words.loadingImage(at + 1);
  const { imageIds } = cutOf.from;
  return words.cutting(imageIds.filter((imageId) => loaded.has(imageId)).length, imageIds.length);
}

const noPlanes: Leader["planes"] = [];

/** The labels as marks of the image on which they are seen: one that is moved is kept there. */
const labelGrips = (
  labels: readonly Label[],
  marks: readonly Marking[],
  image: Pick<Marking, "sopInstanceUid" | "frame">,
): Marking[] =>
  labels.flatMap(({ name, at: [x, y] }) => {
    const mark = marks.find(({ kind, text }) => kind === "level" && text === name);
    return mark ? [{ ...mark, ...image, points: [[x, y]] }] : [];
  });

/** A label that is being moved, where it is now. */
const moved = (label: Label, moving: Marking | null): Label =>
  moving?.kind === "level" && moving.text === label.name ? { ...label, at: moving.points[0] ?? label.at } : label;

const middleAt = (listed: readonly ListedSeries[], seriesAt: number): number => {
  const series = listed[seriesAt];
  return series ? middleOf(series) : 0;
};

/** The words of an arrow or a text. */
function Words({ words, onDone }: { words: ViewerWords; onDone: (text: string) => void }) {
  const [text, setText] = useState("");
  return (
    <form
      className="absolute inset-x-0 bottom-8 mx-auto flex w-72 max-w-[90%] gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(text.trim());
      }}
    >
      <input
        autoFocus
        aria-label={words.markWords}
        placeholder={words.markWords}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => onDone(text.trim())}
        onKeyDown={(event) => event.key === "Escape" && onDone("")}
        className="h-control w-full rounded border border-edge bg-raised px-2 text-ink"
      />
    </form>
  );
}

/** Appears only when the wait is long enough to be felt; what was on the screen before is dimmed, for it is another image. */
function Veil({ text, slow, dim }: { text: string; slow: string; dim: boolean }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 8_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div
      className={
        dim
          ? "pointer-events-none absolute inset-0 flex flex-col items-center justify-center bg-paper/60 px-10 text-center opacity-100 transition-opacity delay-300 duration-200 starting:opacity-0"
          : "pointer-events-none absolute inset-x-0 bottom-8 flex flex-col items-center px-10 text-center"
      }
    >
      <p className="rounded bg-paper/80 px-2.5 py-1 text-small text-ink">{text}</p>
      <p role="status" className="max-w-sm rounded bg-paper/80 px-2.5 text-small text-body">
        {late && slow}
      </p>
    </div>
  );
}

export function Plate({ children }: { children: React.ReactNode }) {
  return (
    <div className="pointer-events-none absolute inset-0 flex flex-col items-center justify-center gap-2 bg-paper px-10 text-center text-body">
      {children}
    </div>
  );
}

/** Says where one is when the scrolling has come to rest. */
function Announcer({ text }: { text: string }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 800);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
