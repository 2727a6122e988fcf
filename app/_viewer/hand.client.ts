"use client";

import { type PointerEvent, type TouchEvent, useRef, useState } from "react";
import { type Affine, toImage, toScreen } from "#app/_viewer/affine.ts";
import { rounded } from "#app/_viewer/kept-places.ts";
import type { MarkBook } from "#app/_viewer/mark-book.ts";
import type { Drawn } from "#app/_viewer/mark-text.ts";
import { type PlaceTool, type ToolName, isDragTool } from "#app/_viewer/tool-names.ts";
import type { Point } from "#lib/imaging/slice-plane.ts";
import { placesOf } from "#lib/markings/kinds.ts";
import type { Marking } from "#lib/markings/marking.ts";

type HandOptions = {
  tool: ToolName;
  book: Pick<MarkBook, "open" | "change"> | null;
  /** The image on the screen, and where its pixels are; null while another is still seen. */
  image: { sopInstanceUid: string; frame: number } | null;
  affine: Affine | null;
  /** The marks on this image that can be taken hold of. */
  own: readonly Marking[];
  /** A mark was pressed and not moved. */
  onPick: (mark: Marking) => void;
  /** A place that all images should show. */
  onCross: (place: Point) => void;
  /** A vertebra is here; `fill`: the uppermost of its kind, and what lies between is filled in. */
  onLevel: (place: Point, fill: boolean) => void;
};

type Draft = Drawn & { kind: Exclude<Marking["kind"], "level" | "key_image">; on: string };

/** How near to a mark's place a press takes hold of it, and how far a press has to move to be a drag; on the screen. */
const [grasp, slip] = [9, 6];

/**
 * Places and moves marks: press after press, or by dragging from one place to the next. Whatever it does not take goes on
 * to the image itself.
 */
export function useHand({ tool, book, image, affine, own, onPick, onCross, onLevel }: HandOptions) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [hover, setHover] = useState<Point | null>(null);
  const [moving, setMoving] = useState<{ mark: Marking; nth: number } | null>(null);
  const [selected, select] = useState<string | null>(null);
  const [writing, write] = useState<Marking | null>(null);
  const taken = useRef(false);
  const pressed = useRef<Point | null>(null);
  /** What a press would finish waits until it is lifted: a finger may be the first of two, and words need the focus. */
  const waits = useRef(false);
  const beforePress = useRef<Draft | null>(null);
  const on = image ? `${image.sopInstanceUid} ${image.frame}` : "";
  const drawn = draft?.on === on && draft.kind === tool ? draft : null;

  const screenOf = ({ currentTarget, clientX, clientY }: PointerEvent): Point => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };

  function press(event: PointerEvent): boolean {
    const screen = screenOf(event);
    const place = affine && toImage(affine, screen);
    if (!image || !place) return false;
    const held = drawn || !book?.open ? null : markAt(own, affine, screen);
    if (held) {
      select(held.mark.id);
      setMoving(held);
      return true;
    }
    if (isDragTool(tool) || (event.shiftKey && tool !== "level")) {
      select(null);
      return false;
    }
    if (tool !== "cross" && !book?.open) return false;
    pressed.current = screen;
    const points = (drawn?.points.length ?? 0) + 1;
    const finishes = tool === "cross" || points === placesOf[tool];
    waits.current = finishes && (tool === "text" || event.pointerType === "touch");
    if (waits.current) setHover(place);
    else put(tool, place, event.shiftKey);
    return true;
  }

  function put(kind: PlaceTool, place: Point, fill: boolean): void {
    if (kind === "cross") onCross(place);
    else if (kind === "level") onLevel(place, fill);
    else add([...(drawn?.points ?? []), place], kind);
  }

  /** Two fingers move the image: what the first of them did is taken back. */
  function withdraw(): void {
    if (!pressed.current && !moving) return;
    setDraft(beforePress.current);
    setMoving(null);
    pressed.current = null;
    waits.current = false;
  }

  function add(points: Point[], kind: Draft["kind"]): void {
    if (points.length < placesOf[kind]) {
      setDraft({ kind, points, text: "", on });
      setHover(points.at(-1) ?? null);
      return;
    }
    setDraft(null);
    if (!image || !book) return;
    const mark: Marking = { id: crypto.randomUUID(), kind, ...image, points: points.map(rounded), text: "" };
    book.change([mark]);
    select(mark.id);
    if (kind === "arrow" || kind === "text") write(mark);
  }

  function move(event: PointerEvent): void {
    if (!event.isPrimary) return;
    const place = affine && toImage(affine, screenOf(event));
    if (!place) return;
    if (moving) {
      const points = moving.mark.points.map((point, nth) => (nth === moving.nth ? rounded(place) : point));
      setMoving({ ...moving, mark: { ...moving.mark, points } });
    } else if (drawn) setHover(place);
  }

  function release(event: PointerEvent): void {
    if (!event.isPrimary) return;
    if (moving) {
      const before = own.find(({ id }) => id === moving.mark.id);
      if (before && JSON.stringify(before.points) !== JSON.stringify(moving.mark.points)) book?.change([moving.mark]);
      else onPick(moving.mark);
      setMoving(null);
      return;
    }
    const screen = screenOf(event);
    const place = affine && toImage(affine, screen);
    const from = pressed.current;
    pressed.current = null;
    if (waits.current && place && from && !isDragTool(tool)) put(tool, place, event.shiftKey);
    else if (drawn && place && from && Math.hypot(screen[0] - from[0], screen[1] - from[1]) > slip)
      add([...drawn.points, place], drawn.kind);
    waits.current = false;
  }

  return {
    /** The mark that is being placed, up to the pointer. */
    draft: drawn && hover ? { ...drawn, points: [...drawn.points, hover] } : drawn,
    /** The mark that is being moved, as it is now. */
    moving: moving?.mark ?? null,
    selected,
    select,
    writing,
    /** The words of an arrow or a text are done; an empty text is no mark. */
    wrote(text: string): void {
      if (writing && text !== "") book?.change([{ ...writing, text }]);
      else if (writing?.kind === "text") book?.change([], [writing.id]);
      write(null);
    },
    /** Lets go of what is being placed; false where there was nothing. */
    cancel(): boolean {
      const held = drawn !== null || selected !== null;
      setDraft(null);
      select(null);
      return held;
    },
    remove(): void {
      if (selected !== null) book?.change([], [selected]);
      select(null);
    },
    handlers: {
      onPointerDownCapture(event: PointerEvent): void {
        taken.current = false;
        if (event.pointerType === "touch" && !event.isPrimary) withdraw();
        if (event.button !== 0 || event.ctrlKey || event.metaKey || !event.isPrimary) return;
        if ((event.target as Element).closest("form, input, button")) return;
        beforePress.current = drawn;
        taken.current = press(event);
        if (!taken.current) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault(); // no mouse event follows: the image does not move
      },
      onPointerMove: move,
      onPointerUp: release,
      onTouchStartCapture(event: TouchEvent): void {
        if (taken.current) event.stopPropagation();
      },
    },
  };
}

/** The place of a mark under a press, the nearest of those in reach. */
function markAt(own: readonly Marking[], affine: Affine, [x, y]: Point): { mark: Marking; nth: number } | null {
  const places = own.flatMap((mark) =>
    mark.points.map((point, nth) => {
      const [left, top] = toScreen(affine, point);
      return { mark, nth, away: Math.hypot(left - x, top - y) };
    }),
  );
  const [nearest] = places.filter(({ away }) => away <= grasp).sort((a, b) => a.away - b.away);
  return nearest ? { mark: nearest.mark, nth: nearest.nth } : null;
}
