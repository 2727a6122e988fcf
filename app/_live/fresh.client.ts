"use client";
import { useEffect, useEffectEvent, useRef, useTransition } from "react";
import { lookAgain } from "./actions.ts";
import { isLive, watchChanges } from "./changes.client.ts";

const minute = 60_000;
/** However much happens, a page is made anew no more often than this, in milliseconds. */
const leastPause = 1_000;

/**
 * Has `look` called while somebody is there: when something about the request (null: about any) changes, and every so often
 * where that is not heard. It stops when nothing was touched for ten minutes: a screen left alone must not keep its
 * session alive.
 */
export function useLooks(requestId: string | null, every: number, look: () => void): void {
  const latest = useEffectEvent(look);
  useEffect(() => {
    let touched = Date.now();
    let looked = Date.now();
    let soon: ReturnType<typeof setTimeout> | undefined;
    const touch = () => {
      touched = Date.now();
    };
    const look = () => {
      if (document.visibilityState !== "visible" || Date.now() - touched > 10 * minute) return;
      looked = Date.now();
      latest();
    };
    const changed = () => {
      soon ??= setTimeout(
        () => {
          soon = undefined;
          look();
        },
        Math.max(0, looked + leastPause - Date.now()),
      );
    };
    const seen = () => {
      if (document.visibilityState !== "visible") return;
      touch();
      look();
    };
    const tick = () => {
      if (!isLive() || Date.now() - looked > minute) look();
    };
    const timer = setInterval(tick, every);
    const unwatch = watchChanges(requestId, changed);
    const touches = ["pointerdown", "pointermove", "keydown", "wheel"] as const;
    for (const name of touches) window.addEventListener(name, touch, { passive: true });
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearInterval(timer);
      clearTimeout(soon);
      unwatch();
      for (const name of touches) window.removeEventListener(name, touch);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [requestId, every]);
}

/**
 * Keeps a page fresh while somebody looks at it. It is asked for again only once what came is drawn: of two on their way
 * the browser draws the later alone, and where there is always one it would draw none.
 */
export function useFresh(requestId: string | null = null, every = 15_000): void {
  const [isComing, begin] = useTransition();
  const again = useRef(false);
  const look = (): void => {
    again.current = isComing;
    if (!isComing) begin(() => void lookAgain().catch(() => undefined)); // the portal is away: the page stays as it is
  };
  const drawn = useEffectEvent(() => {
    if (again.current) look();
  });
  useEffect(() => {
    if (!isComing) drawn();
  }, [isComing]);
  useLooks(requestId, every, look);
}

/** The same where nothing else in a page needs the browser. */
export function Fresh({ requestId = null, every = 15_000 }: { requestId?: string | null; every?: number }): null {
  useFresh(requestId, every);
  return null;
}
