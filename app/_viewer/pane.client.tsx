"use client";

import { ImageOff } from "lucide";
import { memo, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from "react";
import { Icon } from "#app/_ui/icon.tsx";
import { firstLookIn, useDrawn } from "#app/_viewer/first-looks.client.ts";
import { type Leader, followed, labelsOn, levelOn, linesOn, targetOn } from "#app/_viewer/following.ts";
import { useHand } from "#app/_viewer/hand.client.ts";
import { readImageId } from "#app/_viewer/image-id.ts";
import { type ListedSeries, middleOf } from "#app/_viewer/listing.ts";
import { MarkLayer } from "#app/_viewer/mark-layer.client.tsx";
import { MarkWords } from "#app/_viewer/mark-words.client.tsx";
import { type KeptPlace, keptPlace, rounded } from "#app/_viewer/kept-places.ts";
import { type Held, useHolding, useOpened, useTool } from "#app/_viewer/opened-viewport.client.ts";
import { Overlays } from "#app/_viewer/overlays.client.tsx";
import { labelGrips, type Marks, moved, useOwnMarks } from "#app/_viewer/own-marks.client.ts";
import { planesOf } from "#app/_viewer/planes.ts";
import { type Scene, useStage, useViewport } from "#app/_viewer/scene.client.ts";
import { Scrubber } from "#app/_viewer/scrubber.client.tsx";
import { takesSeries } from "#app/_viewer/series-drag.ts";
import type { ToolName } from "#app/_viewer/tool-names.ts";
import { nothingSeen } from "#app/_viewer/viewport-state.ts";
import { Plate, useOpening, usePreview, Veil, waitingFor } from "#app/_viewer/wait.client.tsx";
import type { ViewerWords } from "#app/_viewer/words.ts";
import type { Vector } from "#lib/imaging/dicom.ts";
import type { Slot } from "#lib/imaging/hanging.ts";
import type { Placed } from "#lib/imaging/levels.ts";
import { toPatient, toPicture } from "#lib/imaging/slice-plane.ts";
import type { StudyIndex } from "#lib/studies/study-index.ts";

type PaneProps = Marks & {
  words: ViewerWords;
  requestId: string;
  packs: StudyIndex["packs"];
  listed: readonly ListedSeries[];
  /** What it opens with. */
  slot: Slot & { seriesAt: number };
  /** The image it opens at; null: the middle one. */
  opensAt: number | null;
  /** Its number on the screen. */
  nth: number;
  active: boolean;
  /** How many there are. */
  panes: number;
  scene: Scene | null;
  /** Says that an image is on its way before there is a scene. */
  waits: boolean;
  tool: ToolName;
  showPatient: boolean;
  overlays: boolean;
  leader: Leader | null;
  /** What each viewport looks at, by its number. */
  looks: Readonly<Record<number, Leader>>;
  placed: readonly Placed[];
  target: Placed | null;
  onActivate: (nth: number) => void;
  onLook: (nth: number, now: Leader) => void;
  onHold: (nth: number, held: Held | null) => void;
  onCross: (place: Vector, frameOfReference: string) => void;
  /** A vertebra is here; `keep` says on which image a place is kept. */
  onLevel: (at: Vector, frameOfReference: string, fill: boolean, keep: (place: Vector) => KeptPlace | null) => void;
  onDropSeries: (nth: number, seriesAt: number) => void;
};

/** One viewport: the image edge to edge, what is written over it, and what is said when there is no image. */
export const Pane = memo(function Pane(props: PaneProps) {
  const { words, listed, slot, nth, active, panes, scene, waits, tool, leader, looks, marks } = props;
  const place = useRef<HTMLDivElement>(null);
  const keys = useId();
  const viewport = useOpened(props, place);
  const [first] = useState(() => ({
    ...nothingSeen,
    seriesAt: slot.seriesAt,
    at: props.opensAt ?? middleAt(listed, slot.seriesAt),
  }));
  const [firstLook] = useState(() => {
    const opens = listed[first.seriesAt];
    return opens && firstLookIn(props.packs, opens, first.at, slot.preset);
  });
  const state = useViewport(viewport, first);
  useStage(scene?.stage ?? null); // what has come and what failed is read from the stage itself
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
  useHolding(viewport, hand, (held) => props.onHold(nth, held));
  useTool(viewport, tool);
  const look = useEffectEvent(props.onLook);
  useEffect(() => {
    look(nth, { planes, at: state.at });
  }, [nth, planes, state.at]);
  const others = useMemo(
    () =>
      Array.from({ length: panes }, (_, other) => other).flatMap((other) =>
        other === nth ? [] : (looks[other] ?? []),
      ),
    [panes, nth, looks],
  );

  const follows = !active && leader ? followed(leader, planes) : null;
  const followsAt = follows && follows !== "outside" ? follows.at : null;
  useEffect(() => {
    if (followsAt !== null && viewport?.isVisible()) viewport.scrollTo(followsAt);
  }, [viewport, followsAt]);

  const failure = scene?.stage.failed.get(imageIds[state.at] ?? "");
  const rendered = state.shown === null ? null : readImageId(state.shown);
  const phase = scene?.stage.arrived.has(imageIds[state.at] ?? "") ? "decoding" : "fetching";
  const waiting = scene !== null && state.shown === null && failure === undefined;
  const done = state.shown !== null || failure !== undefined;
  const preview = usePreview(shown, state.at, done);
  const opening = useOpening(done || state.seriesAt !== first.seriesAt || state.at !== first.at);
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  const early = useDrawn(canvas) && opening;
  const inPlace = early ? words.early : preview ? words.preview : null;
  if (!shown || !series) return null;
  return (
    <div
      className="relative size-full min-h-0 min-w-0 bg-paper"
      {...takesSeries((seriesAt) => props.onDropSeries(nth, seriesAt))}
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
        onFocus={() => props.onActivate(nth)}
        onPointerDown={(event) => event.currentTarget.focus({ preventScroll: true })}
        onWheel={() => props.onActivate(nth)}
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
        {opening && firstLook && (
          <canvas
            ref={setCanvas}
            data-first-look={firstLook}
            aria-hidden
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
            lines={linesOn(plane, others, leader)}
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
          dim={inPlace === null}
          text={inPlace ?? waitingFor(words, shown, state.at, scene.stage.loaded)}
          slow={words.slow[phase]}
        />
      )}
      {scene === null && waits && (
        <Veil dim={inPlace === null} text={inPlace ?? words.loading} slow={words.slow.viewer} />
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
            props.onActivate(nth);
            viewport?.scrollTo(at);
          }}
        />
      )}
      {hand.writing && state.affine && (
        <MarkWords key={hand.writing.id} words={words} onDone={(text) => hand.wrote(text)} />
      )}
      {panes > 1 && active && (
        <span aria-hidden className="pointer-events-none absolute inset-0 border border-accent opacity-70" />
      )}
      <Announcer text={active ? (failure ? words.cannotShow(state.at + 1) : words.image(state.at + 1, count)) : ""} />
    </div>
  );
});

const noPlanes: Leader["planes"] = [];

const middleAt = (listed: readonly ListedSeries[], seriesAt: number): number => {
  const series = listed[seriesAt];
  return series ? middleOf(series) : 0;
};

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
