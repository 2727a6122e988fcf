import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContext } from "@playwright/test";
import { privateBytes } from "./private-bytes.ts";

/** Bytes that are given back when the process ends: of the page and its workers, and of all processes of the browser. */
export type Memory = { renderer: number; browser: number };

/** Looks twice a second at how much memory a browser has, until it is told to stop; the most that was seen. */
export async function startSampling(context: BrowserContext) {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error("the browser cannot be asked for its processes");
  const sample = async (): Promise<Memory> => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const sizes = processInfo.map(({ id, type }) => ({ type, bytes: privateBytes(id) }));
    const sum = (some: typeof sizes) => some.reduce((all, { bytes }) => all + bytes, 0);
    return { renderer: sum(sizes.filter(({ type }) => type === "renderer")), browser: sum(sizes) };
  };
  const idle = await sample();
  const peak = { ...idle };
  const stopped = new AbortController();
  const sampling = (async () => {
    while (!stopped.signal.aborted) {
      const now = await sample();
      for (const who of ["renderer", "browser"] as const) peak[who] = Math.max(peak[who], now[who]);
      await sleep(500);
    }
  })();
  return {
    idle,
    peak: () => ({ ...peak }),
    stop: async () => {
      stopped.abort();
      await sampling;
      return peak;
    },
  };
}
