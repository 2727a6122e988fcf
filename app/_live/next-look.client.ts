"use client";
import { isLive, watchChanges } from "./changes.client.ts";

/** Milliseconds between two looks: while changes are heard, and at least, however much happens. */
const pauses = { live: 20_000, least: 500 };

/** Waits until it is time to ask again: something changed, or `every` milliseconds are over where nothing is heard. */
export function nextLook(requestId: string, every: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const begun = Date.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const done = (): void => {
      clearTimeout(timer);
      clearInterval(clock);
      unwatch();
      resolve();
    };
    const unwatch = watchChanges(requestId, () => {
      timer ??= setTimeout(done, Math.max(0, begun + pauses.least - Date.now()));
    });
    const clock = setInterval(() => {
      if (Date.now() - begun >= (isLive() ? pauses.live : every)) done();
    }, every);
    gone.addEventListener("abort", done, { once: true });
  });
}
