import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { writeSlices } from "../slices.ts";
import { chooseInPortal, isReceived } from "../uploads.ts";
import { watch } from "../watch.ts";
import { type Memory, startSampling } from "./browser-memory.ts";
import { comeBack, fastLine, newPatient, pressSend } from "./patient.ts";
import { megabytes, type Soak } from "./run.ts";

const limit = 300e6;

/** How much memory the browser needs while a large scan is looked through and sent, and how long its page ever blocks. */
export const memory: Soak = async (stage, how) => {
  const files = Math.round(how.short ? 200 : how.gigabytes * 2_000);
  const load = writeSlices(join(stage.folder, "memory"), files, 512, 16);
  const patient = await newPatient(stage);
  const over = await stage.over(fastLine);
  try {
    const browser = await over.open();
    const page = await comeBack(browser, patient);
    const seen = await watch(page, "h2.tabular-nums");
    await page.reload();
    await sleep(3_000);
    const sampler = await startSampling(browser.context);
    await chooseInPortal(page, load.folder);
    const looked = sampler.peak();
    const { longest: lookedTask } = await seen();
    await pressSend(page);
    await isReceived(page, load.count);
    const peak = await sampler.stop();
    const { longest: task } = await seen();
    const grown = peak.renderer - sampler.idle.renderer;
    const wrong: string[] = [];
    if (grown > limit) wrong.push(`the page's process grew by ${megabytes(grown)}, ${megabytes(limit)} may be`);
    const grownBy = (one: Memory, who: keyof Memory) => megabytes(one[who] - sampler.idle[who]);
    return {
      words:
        `${files} files of ${megabytes(load.bytes)}: the page's process had ${megabytes(sampler.idle.renderer)} idle, and ` +
        `${grownBy(looked, "renderer")} more at most while looking, ${grownBy(peak, "renderer")} in all; the whole browser ` +
        `${megabytes(sampler.idle.browser)} and ${grownBy(peak, "browser")} more; longest task ` +
        `${lasted(lookedTask)} while looking, ${lasted(task)} in all`,
      wrong,
    };
  } finally {
    await over.close();
  }
};

/** Browsers tell of tasks from 50 ms on. */
export const lasted = (task: number): string => (task === 0 ? "under 50 ms" : `${task.toFixed(0)} ms`);
