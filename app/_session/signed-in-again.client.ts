"use client";
import { useEffect } from "react";

/** What a page hears once somebody has signed in on it again: an event of the window. */
export const signedInAgain = "foramen-signed-in";

const lookEvery = 3_000;

/**
 * While the session is over: looks whether the person has signed in again, in another tab or window of this browser, and
 * lets the sending go on by itself. The cookie's own answer costs the portal nothing, and leaves no mark in its trail.
 */
export function useSignedInAgain(signedOut: boolean, goOn: () => void): void {
  useEffect(() => {
    if (!signedOut) return;
    const gone = new AbortController();
    const { signal } = gone;
    let first: string | null | undefined;
    const look = async (): Promise<void> => {
      const res = await fetch("/api/auth/session", { cache: "no-store", signal });
      if (!res.ok) return;
      const { mark = null } = ((await res.json()) ?? {}) as { mark?: string };
      if (first === undefined) first = mark;
      else if (mark !== null && mark !== first) goOn();
    };
    const lookNow = (): void => void look().catch(() => undefined); // no line: the next look will tell
    const clock = setInterval(lookNow, lookEvery);
    lookNow();
    // Coming back from the tab in which they signed in, or signed in right here: at once.
    window.addEventListener("focus", lookNow, { signal });
    window.addEventListener(signedInAgain, lookNow, { signal });
    document.addEventListener("visibilitychange", lookNow, { signal });
    return () => {
      clearInterval(clock);
      gone.abort();
    };
  }, [signedOut, goOn]);
}
