import type { Page } from "@playwright/test";

export type Watched = {
  /** From the choice of files to the first sign of it on the screen, in ms; null where none came. */
  feedback: number | null;
  /** Longest task of the main thread in ms; 0 where none was longer than the 50 ms from which browsers tell. */
  longest: number;
};

type Watching = { chosenAt: number | null; feedbackAt: number | null; longest: number };

/**
 * Watches a page from its first line on: when files are chosen, when `sign` (a selector) shows up after that, and how
 * long the main thread is busy at a time meanwhile.
 */
export async function watch(page: Page, sign: string): Promise<() => Promise<Watched>> {
  await page.addInitScript((selector) => {
    const seen: Watching = { chosenAt: null, feedbackAt: null, longest: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        if (seen.chosenAt !== null && startTime + duration > seen.chosenAt)
          seen.longest = Math.max(seen.longest, duration);
    }).observe({ type: "longtask" });
    document.addEventListener(
      "change",
      ({ target, timeStamp }) => {
        if (target instanceof HTMLInputElement && target.type === "file") seen.chosenAt ??= timeStamp;
      },
      { capture: true },
    );
    // The browser's folder dialog is asked for by the press itself.
    document.addEventListener(
      "click",
      ({ target, timeStamp }) => {
        if (target instanceof HTMLInputElement && target.type === "file") seen.chosenAt ??= timeStamp;
      },
      { capture: true },
    );
    const look = (): void => {
      if (seen.chosenAt === null || seen.feedbackAt !== null || !document.querySelector(selector)) return;
      // What stands in the document is on the screen after the next frame.
      seen.feedbackAt = Infinity;
      requestAnimationFrame(() => setTimeout(() => (seen.feedbackAt = performance.now())));
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  }, sign);
  return async () => {
    await page.waitForTimeout(200); // the last tasks are told a little later
    const { chosenAt, feedbackAt, longest } = await page.evaluate(() => (window as unknown as { seen: Watching }).seen);
    if (chosenAt === null) throw new Error("the page did not see that files were chosen");
    const told = feedbackAt !== null && Number.isFinite(feedbackAt);
    return { feedback: told ? feedbackAt - chosenAt : null, longest };
  };
}
