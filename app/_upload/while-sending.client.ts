"use client";
import { useEffect } from "react";
import { nextLook } from "#app/_live/next-look.client.ts";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import type { ToWorker } from "./messages.ts";
import type { UploadState } from "./upload-stage.ts";
import type { UploadEvent } from "./upload-state.ts";

/** While pictures are on their way: asks before the page is left, keeps the screen on, follows the line and the clock. */
export function useWhileSending(
  sending: boolean,
  post: (message: ToWorker) => void,
  dispatch: (event: UploadEvent) => void,
): void {
  useEffect(() => {
    if (!sending) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    const follow = (): void => post({ type: "online", online: navigator.onLine });
    let lock: WakeLockSentinel | undefined;
    // A hidden page loses its lock; it is asked for again when the page is seen. Browsers without locks do without.
    const keepAwake = async (): Promise<void> => {
      if (document.visibilityState === "visible") lock = await navigator.wakeLock.request("screen");
    };
    const stayAwake = (): void => void keepAwake().catch(() => undefined);
    const clock = setInterval(() => dispatch({ type: "tick", now: Date.now() }), 500);
    stayAwake();
    window.addEventListener("beforeunload", ask);
    window.addEventListener("online", follow);
    window.addEventListener("offline", follow);
    document.addEventListener("visibilitychange", stayAwake);
    return () => {
      clearInterval(clock);
      void lock?.release().catch(() => undefined);
      window.removeEventListener("beforeunload", ask);
      window.removeEventListener("online", follow);
      window.removeEventListener("offline", follow);
      document.removeEventListener("visibilitychange", stayAwake);
    };
  }, [sending, post, dispatch]);
}

const pause = 2_000;

/** Whoever comes back with their browser sees the page as it was before they sent anything: asks what is held now. */
export function useHeldScan(requestId: string, atStart: boolean, dispatch: (event: UploadEvent) => void): void {
  useEffect(() => {
    if (!atStart) return;
    const gone = new AbortController();
    void ask(requestId, gone.signal, dispatch);
    return () => gone.abort();
  }, [requestId, atStart, dispatch]);
}

/** Asks the portal how far the check has come, whenever something changes or every two seconds, until it is over. */
export function useFollowedScan(requestId: string, waiting: boolean, dispatch: (event: UploadEvent) => void): void {
  useEffect(() => {
    if (!waiting) return;
    const gone = new AbortController();
    const lookAgain = async (): Promise<void> => {
      while (!gone.signal.aborted) {
        await ask(requestId, gone.signal, dispatch);
        await nextLook(requestId, pause, gone.signal);
      }
    };
    void lookAgain();
    return () => gone.abort();
  }, [requestId, waiting, dispatch]);
}

const mostLooks = 15;

/** Small pictures are drawn after the check: looks for them for half a minute. Of some series none can be drawn. */
export function useComingPreviews(
  requestId: string,
  { stage, held }: Pick<UploadState, "stage" | "held">,
  dispatch: (event: UploadEvent) => void,
): void {
  const rests = (stage.at === "start" || stage.at === "sent") && held.counts.checking === 0;
  const toCome = held.studies.some(({ series }) => series.some(({ hasPreview }) => !hasPreview));
  const waiting = rests && toCome;
  useEffect(() => {
    if (!waiting) return;
    const gone = new AbortController();
    let looks = 0;
    const clock = setInterval(() => {
      if (++looks >= mostLooks) clearInterval(clock);
      void ask(requestId, gone.signal, dispatch);
    }, pause);
    return () => {
      clearInterval(clock);
      gone.abort();
    };
  }, [requestId, waiting, dispatch]);
}

/** Without a line nothing is said: the next look will tell. */
async function ask(requestId: string, signal: AbortSignal, dispatch: (event: UploadEvent) => void): Promise<void> {
  try {
    const res = await fetch(`/api/scans/${requestId}`, { cache: "no-store", signal });
    if (res.ok) dispatch({ type: "held", held: (await res.json()) as FollowedScan });
    else if (res.status === 401) dispatch({ type: "signed-out", signedOut: true });
  } catch {
    // no line, or nobody waits for it any more
  }
}
