import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { caseToRead } from "../case-to-read.ts";
import { writeCtSeries } from "../ct-series.ts";
import { scrollRate, view } from "../viewing.ts";
import { startSampling } from "./browser-memory.ts";
import { lasted } from "./memory.ts";
import { fastLine } from "./patient.ts";
import { megabytes, type Soak } from "./run.ts";

/** The cache of decoded images takes 1 GiB at most; beside it the packs on their way, and what the browser itself needs. */
const limit = 2_000e6;

/**
 * How much memory the browser needs while a surgeon goes through a CT of 2,000 slices from end to end, how long the page
 * ever blocks until the images that fit are here, and how many images a second are drawn on the way.
 */
export const viewing: Soak = async (stage, how) => {
  const files = Math.round(how.short ? 500 : how.gigabytes * 2_000);
  const load = writeCtSeries(join(stage.folder, "viewing"), files);
  const { address, cookie } = await caseToRead(stage, fastLine, load);
  const over = await stage.over(fastLine);
  try {
    const { context } = await over.open();
    await context.addCookies([cookie]);
    const sampler = await startSampling(context);
    const { page, first } = await view(context, address, "first image", 120_000);
    const longest = await watchTasks(page);
    const loaded = await untilNoMoreCome(page, files);
    const task = await longest();
    const rate = await scrollRate(page);
    const seen = await goThrough(page, files);
    const peak = await sampler.stop();
    const wrong: string[] = [];
    if (peak.renderer > limit)
      wrong.push(`the page's process had ${megabytes(peak.renderer)}, ${megabytes(limit)} may be`);
    if (seen < files - 1) wrong.push(`the slices could be followed to number ${seen + 1} only`);
    return {
      words:
        `${files} slices of ${megabytes(load.bytes)}: first image after ${((first ?? 0) / 1_000).toFixed(1)} s, ` +
        `${loaded} fetched ahead, longest task meanwhile ${lasted(task)}; ${rate.toFixed(0)} images/s; from end to end the ` +
        `page's process had ${megabytes(peak.renderer)} at most, the whole browser ${megabytes(peak.browser)}`,
      wrong,
    };
  } finally {
    await over.close();
  }
};

/** How long the main thread is busy at a time from now on. */
async function watchTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, { longestTask: 0 });
    new PerformanceObserver((list) => {
      const known = window as unknown as { longestTask: number };
      for (const { duration } of list.getEntries()) known.longestTask = Math.max(known.longestTask, duration);
    }).observe({ type: "longtask" });
  });
  return () => page.evaluate(() => (window as unknown as { longestTask: number }).longestTask);
}

/** Waits until all images are here, or no more come because the memory for them is used; answers how many. */
async function untilNoMoreCome(page: Page, files: number): Promise<number> {
  const told = page.getByText(new RegExp(`^\\d+ of ${files} images loaded`));
  let before = -1;
  for (;;) {
    const now = Number.parseInt((await told.textContent()) ?? "", 10);
    if (now === before || now === files) return now;
    before = now;
    await sleep(5_000);
  }
}

/** By keys to the first slice and on to the last, as fast as they are drawn; answers the last that was seen. */
async function goThrough(page: Page, files: number): Promise<number> {
  const image = page.locator("[role=application][data-active]");
  const slider = image.locator("..").getByLabel("Image in the series");
  await image.focus();
  await page.keyboard.press("Home");
  for (let at = 0; at < files; at += 10) {
    await page.keyboard.press("Shift+ArrowDown");
    await image.and(page.locator("[data-rendered-instance]")).waitFor({ timeout: 60_000 });
  }
  return Number(await slider.inputValue());
}
