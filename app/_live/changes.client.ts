"use client";
import { concerns, type Heard, nextPause, silence, type Told } from "./heard.ts";

/** What is watched: the request itself, or who looks at it. */
type Watched = "heard" | "looked";
type Watcher = { requestId: string | null; look: () => void; watched: Watched };

const name = "foramen-changes";
const watchers = new Set<Watcher>();
let beatAt = 0;
let leave: (() => void) | null = null;

/**
 * Has `look` called whenever something about the request (null: about any) changes, until the returned function is
 * called. One tab of a browser holds the stream for all, as a browser opens six connections to a host and no more.
 * Where the browser cannot, or the stream does not hold, nothing is heard: who watches asks by itself, as `isLive` says.
 */
export function watchChanges(requestId: string | null, look: () => void, watched: Watched = "heard"): () => void {
  const watcher = { requestId, look, watched };
  watchers.add(watcher);
  leave ??= join();
  return () => {
    watchers.delete(watcher);
    // From one page to the next the stream stays open.
    setTimeout(() => {
      if (watchers.size > 0) return;
      leave?.();
      leave = null;
    }, 1_000);
  };
}

/** Whether changes are heard at this moment, so that asking every few seconds can be left. */
export const isLive = (): boolean => Date.now() - beatAt < silence;

function hearTold(told: Told): void {
  beatAt = told.type === "lost" ? 0 : Date.now();
  if (told.type !== "heard" && told.type !== "looked") return;
  for (const { requestId, look, watched } of [...watchers])
    if (watched === told.type && concerns(told.heard, requestId)) look();
}

/** Takes part with this tab: as one that is told, and as the one that tells once no other tab does. */
function join(): () => void {
  if (!("EventSource" in window && "BroadcastChannel" in window && "locks" in navigator)) return () => undefined;
  let part = takePart();
  // A page that is put aside must hold nothing, or it cannot be brought back as it was.
  const aside = (): void => part();
  const back = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) part = takePart();
  };
  window.addEventListener("pagehide", aside);
  window.addEventListener("pageshow", back);
  return () => {
    window.removeEventListener("pagehide", aside);
    window.removeEventListener("pageshow", back);
    part();
  };
}

function takePart(): () => void {
  const gone = new AbortController();
  const others = new BroadcastChannel(name);
  others.onmessage = ({ data }: MessageEvent<Told>) => hearTold(data);
  const tell = (told: Told): void => {
    others.postMessage(told);
    hearTold(told);
  };
  const lead = () => new Promise<void>((resolve) => void keepStream(tell, gone.signal).finally(resolve));
  navigator.locks.request(name, { signal: gone.signal }, lead).catch(() => undefined); // left before its turn came
  return () => {
    gone.abort();
    others.close();
    beatAt = 0;
  };
}

/** Holds one stream for all tabs, and opens another whenever it ends: the person may have signed in again. */
async function keepStream(tell: (told: Told) => void, gone: AbortSignal): Promise<void> {
  const left = (): boolean => gone.aborted;
  for (let failures = 0; !left();) {
    const opened = Date.now();
    await hearStream(tell, gone);
    if (left()) return;
    tell({ type: "lost" });
    failures = Date.now() - opened > silence ? 0 : failures + 1;
    await new Promise<void>((resolve) => {
      setTimeout(resolve, nextPause(failures));
      gone.addEventListener("abort", () => resolve(), { once: true });
    });
  }
}

/** One stream until it ends, fails, or falls silent, as behind a proxy that holds it back. */
function hearStream(tell: (told: Told) => void, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stream = new EventSource("/api/events");
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      clearTimeout(quiet);
      stream.close();
      resolve();
    };
    const alive = (): void => {
      clearTimeout(quiet);
      quiet = setTimeout(end, silence);
    };
    alive();
    stream.addEventListener("beat", () => {
      alive();
      tell({ type: "beat" });
    });
    for (const [event, type] of [
      ["changed", "heard"],
      ["looked", "looked"],
    ] as const)
      stream.addEventListener(event, ({ data }: MessageEvent<string>) => {
        alive();
        tell({ type, heard: JSON.parse(data) as Heard });
      });
    stream.addEventListener("over", end);
    stream.onerror = end;
    gone.addEventListener("abort", end, { once: true });
  });
}
