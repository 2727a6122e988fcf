/** What a tab hears of changes: of these requests, or of any, as some may have been missed. */
export type Heard = { requests: string[] } | { all: true };

/**
 * What the leading tab tells the others: what it heard, which requests somebody came to look at or left, that it lives,
 * or that it hears nothing any more.
 */
export type Told = { type: "heard" | "looked"; heard: Heard } | { type: "beat" } | { type: "lost" };

/** After how many milliseconds without a beat a tab goes back to asking by itself; the portal beats every 15 s. */
export const silence = 40_000;

/** Whether somebody who watches this request, or all (null), should look. */
export const concerns = (heard: Heard, requestId: string | null): boolean =>
  "all" in heard || requestId === null || heard.requests.includes(requestId);

/** How long to wait before the next try, in milliseconds: short after a stream that held, longer with every failure. */
export const nextPause = (failures: number): number => Math.min(60_000, 2_000 * 2 ** Math.min(failures, 10));
