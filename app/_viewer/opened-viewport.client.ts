"use client";

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { useHand } from "#app/_viewer/hand.client.ts";
import type { Scene } from "#app/_viewer/scene.client.ts";
import type { ToolName } from "#app/_viewer/tool-names.ts";
import type { Viewport } from "#app/_viewer/viewport.client.ts";
import type { Slot } from "#lib/imaging/hanging.ts";
import { ctPreset } from "#lib/imaging/windowing.ts";

/** A viewport as the viewer reaches it. */
export type Held = { viewport: Viewport; cancel: () => boolean; remove: () => void };

type Opening = {
  scene: Scene | null;
  /** What it opens with. */
  slot: Slot & { seriesAt: number };
  /** The image it opens at; null: the middle one. */
  opensAt: number | null;
  tool: ToolName;
};

/** The viewport, made when there is a scene and room on the page for it, and made anew where it was when that changes. */
export function useOpened(
  { scene, slot, opensAt, tool }: Opening,
  place: RefObject<HTMLDivElement | null>,
): Viewport | null {
  const [viewport, setViewport] = useState<Viewport | null>(null);
  const left = useRef<{ seriesAt: number; at: number | null }>({ seriesAt: slot.seriesAt, at: opensAt });
  const create = useEffectEvent((element: HTMLDivElement): Viewport | null => {
    if (!scene || element.clientWidth === 0 || element.clientHeight === 0) return null;
    const made = scene.createViewport(element, tool);
    const preset = ctPreset(slot.preset);
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

/** Tells the viewer of the viewport, and of what it can ask the hand on it. */
export function useHolding(
  viewport: Viewport | null,
  hand: ReturnType<typeof useHand>,
  onHold: (held: Held | null) => void,
): void {
  const cancel = useEffectEvent(() => hand.cancel());
  const remove = useEffectEvent(() => hand.remove());
  const tell = useEffectEvent(onHold);
  useEffect(() => {
    if (!viewport) return undefined;
    tell({ viewport, cancel: () => cancel(), remove: () => remove() });
    return () => tell(null);
  }, [viewport]);
}

/** What dragging does on it. */
export function useTool(viewport: Viewport | null, tool: ToolName): void {
  useEffect(() => {
    viewport?.setTool(tool);
  }, [viewport, tool]);
}
