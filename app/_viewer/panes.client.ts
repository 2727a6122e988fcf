"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import type { Desk } from "#app/_viewer/desk.ts";
import type { Leader } from "#app/_viewer/following.ts";
import { mostPanes, usualPanes } from "#app/_viewer/hung.ts";
import { type ListedSeries, middleOf } from "#app/_viewer/listing.ts";
import { obey } from "#app/_viewer/obey.ts";
import type { Held } from "#app/_viewer/opened-viewport.client.ts";
import { useViewport } from "#app/_viewer/scene.client.ts";
import { nothingSeen } from "#app/_viewer/viewport-state.ts";
import type { Hanging } from "#lib/imaging/hanging.ts";

/** The places on the screen: how many, what each shows and looks at, and the one that the person is at. */
export function usePanes(options: {
  listed: readonly ListedSeries[];
  hanging: Hanging;
  desk: Desk | null;
  layer: HTMLElement | null;
}) {
  const { listed, hanging, desk, layer } = options;
  const [panes, setPanes] = useState(() => desk?.panes[hanging.protocol] ?? usualPanes(listed, hanging));
  const [filled, fill] = useState<Readonly<Record<number, number>>>({});
  const [active, activate] = useState(0);
  const [looks, look] = useState<Readonly<Record<number, Leader>>>({});
  const [held, hold] = useState<Readonly<Record<number, Held>>>({});
  const slots = useMemo(
    () =>
      Array.from({ length: panes }, (_, nth) => {
        const slot = hanging.slots[nth] ?? null;
        const seriesAt = filled[nth];
        return seriesAt === undefined || !listed[seriesAt]
          ? slot
          : { ...(slot?.seriesAt === seriesAt ? slot : bare), seriesAt };
      }),
    [panes, hanging, filled, listed],
  );
  const mine = held[active] ?? null;
  const before = useMemo(() => stateBefore(slots[active]?.seriesAt ?? null, listed), [slots, active, listed]);
  const state = useViewport(mine?.viewport ?? null, before);
  const isEmpty = slots[active]?.seriesAt === undefined || slots[active].seriesAt === null;
  const shown = isEmpty ? undefined : listed[state.seriesAt];

  useEffect(() => {
    mine?.viewport.attend();
  }, [mine]);

  const focus = useCallback(
    (nth: number) => {
      activate(nth);
      layer?.querySelector<HTMLElement>(`[data-pane="${nth}"]`)?.focus({ preventScroll: true });
    },
    [layer],
  );

  const show = (nth: number, seriesAt: number): void => {
    const viewport = held[nth]?.viewport;
    activate(nth);
    if (viewport) obey({ do: "open", at: seriesAt }, viewport, 0, "");
    else fill({ ...filled, [nth]: seriesAt });
  };

  const layOut = (count: number): void => {
    const now = Math.min(Math.max(count, 1), mostPanes);
    setPanes(now);
    // The image one is at stays on the screen.
    if (active >= now && shown) show(now - 1, state.seriesAt);
    else if (active >= now) activate(now - 1);
    desk?.keepPanes(hanging.protocol, now);
  };

  /** Shows an image where the person is. */
  const open = (seriesAt: number, at: number): void => {
    if (mine && shown && seriesAt === state.seriesAt) mine.viewport.scrollTo(at);
    else if (mine) mine.viewport.show(seriesAt, at);
    else fill({ ...filled, [active]: seriesAt });
  };

  return {
    panes,
    slots,
    /** What each was filled with by hand. */
    filled,
    active,
    activate,
    focus,
    show,
    open,
    layOut,
    /** What the person looks at; no series where the place is empty. */
    ...{ mine, state, isEmpty, shown },
    held,
    hold: (nth: number, now: Held | null): void => hold((all) => withHeld(all, nth, now)),
    looks,
    look: (nth: number, now: Leader): void => look((all) => ({ ...all, [nth]: now })),
  };
}

const bare = { name: "", why: null, preset: null, prior: false };

const stateBefore = (seriesAt: number | null, listed: readonly ListedSeries[]) => {
  const series = seriesAt === null ? undefined : listed[seriesAt];
  return series && seriesAt !== null ? { ...nothingSeen, seriesAt, at: middleOf(series) } : nothingSeen;
};

function withHeld(all: Readonly<Record<number, Held>>, nth: number, now: Held | null): Readonly<Record<number, Held>> {
  const others = Object.entries(all).filter(([at]) => Number(at) !== nth);
  return { ...Object.fromEntries(others), ...(now && { [nth]: now }) };
}
