"use client";

import { useCallback, useLayoutEffect, useRef } from "react";

/**
 * The same function for as long as the component is there, which does what the last one drawn does: what is given it
 * alone is not drawn anew with every image that somebody scrolls past.
 */
export function useSteady<Given extends unknown[], Answer>(now: (...given: Given) => Answer) {
  const latest = useRef(now);
  useLayoutEffect(() => {
    latest.current = now;
  });
  return useCallback((...given: Given): Answer => latest.current(...given), []);
}
