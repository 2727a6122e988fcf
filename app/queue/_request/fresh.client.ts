"use client";
import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";

const minute = 60_000;

/**
 * Keeps a page fresh while somebody looks at it. It stops when nothing was touched for ten minutes: a screen left alone
 * must not keep its session alive.
 */
export function useFresh(every = 15_000): void {
  const router = useRouter();
  useEffect(() => {
    let touched = Date.now();
    const touch = () => {
      touched = Date.now();
    };
    const look = () => {
      if (document.visibilityState !== "visible" || Date.now() - touched > 10 * minute) return;
      startTransition(() => router.refresh());
    };
    const seen = () => {
      if (document.visibilityState !== "visible") return;
      touch();
      look();
    };
    const timer = setInterval(look, every);
    const touches = ["pointerdown", "pointermove", "keydown", "wheel"] as const;
    for (const name of touches) window.addEventListener(name, touch, { passive: true });
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearInterval(timer);
      for (const name of touches) window.removeEventListener(name, touch);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [router, every]);
}

/** The same where nothing else in a page needs the browser. */
export function Fresh({ every }: { every?: number }): null {
  useFresh(every);
  return null;
}
