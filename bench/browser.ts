import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext } from "@playwright/test";
import { ensureBrowser } from "#scripts/browser.ts";
import settings from "../e2e/playwright.config.ts";

/** The Chromium of the tests that draw images, with scripts compiled as people have them. */
export const launchOptions = { args: [], ...settings.use?.launchOptions };

export type Browser = Awaited<ReturnType<typeof openBrowser>>;

/**
 * A Chromium with a new profile that reaches each of `lines` (an address as pages name it, and the port of a slow line)
 * over that line, so that pages and signed addresses stay as they are.
 */
export async function openBrowser(lines: Readonly<Record<string, number>>) {
  ensureBrowser();
  const rules = Object.entries(lines).map(([from, port]) => `MAP ${from} 127.0.0.1:${port}`);
  const profile = mkdtempSync(join(tmpdir(), "foramen-bench-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    args: [...launchOptions.args, `--host-resolver-rules=${rules.join(", ")}`],
    viewport: { width: 1360, height: 860 },
  });
  // The loader of TypeScript names functions with this also in what is sent to a page.
  await context.addInitScript("globalThis.__name = (named) => named");
  return {
    context,
    /** Ends the browser as a power cut does. */
    kill: async () => {
      const gone = new Promise<void>((resolve) => context.once("close", () => resolve()));
      process.kill(await processId(context), "SIGKILL");
      await gone;
    },
    close: async () => {
      await context.close().catch(() => undefined);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function processId(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send("SystemInfo.getProcessInfo")) ?? {};
  const browser = processInfo.find(({ type }) => type === "browser");
  if (!browser) throw new Error("the browser does not say which process it is");
  return browser.id;
}
