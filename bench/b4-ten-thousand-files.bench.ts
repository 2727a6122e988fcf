import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Measured, type Options, printCircumstances, printTable, rounded } from "./report.ts";
import { writeSlices } from "./slices.ts";
import { onStage, type Stage } from "./stage.ts";
import { pickerInTheBrowsersOwnStore, putInTheBrowsersOwnStore } from "../e2e/own-store.ts";
import { atTheScan, chooseInPortal, isOffered } from "./uploads.ts";
import { watch, type Watched } from "./watch.ts";

const line = { roundTrip: 1, uplink: 1e9 };
const most = { feedback: 1_000, longest: 50 };
const patience = 10 * 60_000;

type Usable = Watched & { usable: number };

/** 10,000 files are chosen: how soon the page says so, how long it blocks at a time, and when it is ready to send. */
export const bench = ({ files = 10_000 }: Options): Promise<Measured> =>
  onStage(async (stage) => {
    const { folder } = writeSlices(join(stage.folder, "slices"), files, 64);
    const over = await stage.over(line);
    try {
      const portal = await byPicker(stage, await over.open(), folder);
      const input = await byInput(stage, await over.open(), folder);
      const dashboard = await inDashboard(stage, await over.open(), folder);
      const row = (who: string, { feedback, longest, usable }: Usable) => ({
        who,
        "first feedback, ms": feedback === null ? "none" : rounded(feedback, 0),
        "longest task, ms": longest === 0 ? "under 50" : rounded(longest, 0),
        "all looked at, s": rounded(usable / 1000),
      });
      printTable(`B4: ${files} files are chosen`, [
        row("portal, by the browser's folder dialog", portal),
        row("portal, by a file input", input),
        row("Uppy Dashboard, by a file input", dashboard),
      ]);
      printCircumstances();
      const { feedback, longest, usable } = portal;
      return {
        ours: figures(portal),
        peer: { "portal by input": figures(input), dashboard: figures(dashboard) },
        ratio: rounded(usable / dashboard.usable),
        target: "first feedback ≤ 1000 ms, no task of the main thread > 50 ms",
        pass: feedback !== null && feedback <= most.feedback && longest <= most.longest,
      };
    } finally {
      await over.close();
    }
  });

const figures = ({ feedback, longest, usable }: Usable): Record<string, number> => ({
  feedback: rounded(feedback ?? -1, 0),
  longest: rounded(longest, 0),
  usable: rounded(usable, 0),
});

type Browser = Awaited<ReturnType<Awaited<ReturnType<Stage["over"]>>["open"]>>;

/**
 * As patients with a Chromium choose. Nobody can press its dialog here, so the folder lies in the browser's own store:
 * what the page gets is the same.
 */
async function byPicker(stage: Stage, browser: Browser, folder: string): Promise<Usable> {
  const { page, url } = await atTheScan(browser, stage.portal);
  const paths = readdirSync(folder).map((name) => join(folder, name));
  for (let at = 0; at < paths.length; at += 500) await putInTheBrowsersOwnStore(page, paths.slice(at, at + 500));
  await page.addInitScript(pickerInTheBrowsersOwnStore);
  const seen = await watch(page, "h2.tabular-nums");
  await page.goto(url);
  const begun = performance.now();
  await page.getByLabel("Choose a folder").click();
  await isOffered(page);
  const usable = performance.now() - begun;
  return { ...(await seen()), usable };
}

async function byInput(stage: Stage, browser: Browser, folder: string): Promise<Usable> {
  const { page, url } = await atTheScan(browser, stage.portal);
  const seen = await watch(page, "h2.tabular-nums");
  await page.goto(url);
  const begun = performance.now();
  await chooseInPortal(page, folder);
  const usable = performance.now() - begun;
  return { ...(await seen()), usable };
}

async function inDashboard(stage: Stage, browser: Browser, folder: string): Promise<Usable> {
  const page = await browser.context.newPage();
  page.setDefaultTimeout(patience);
  const seen = await watch(page, ".uppy-Dashboard-Item, .uppy-StatusBar-actions");
  await page.goto(`${stage.peers}/dashboard`);
  const files = readdirSync(folder).map((name) => join(folder, name));
  const begun = performance.now();
  await page.locator("input.uppy-Dashboard-input:not([webkitdirectory])").first().setInputFiles(files);
  await page.getByText(new RegExp(`Upload ${files.length} files`)).waitFor({ timeout: patience });
  const usable = performance.now() - begun;
  return { ...(await seen()), usable };
}
