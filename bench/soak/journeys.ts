import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "#scripts/browser.ts";
import { buildOnce } from "#scripts/build.ts";
import { runNode } from "#scripts/children.ts";
import type { Seen } from "./run.ts";

/** The journeys that are too long for every run of the tests: those with the tag @long. */
export async function journeys(): Promise<Seen> {
  ensureBrowser();
  await buildOnce();
  const folder = mkdtempSync(join(tmpdir(), "foramen-journeys-"));
  const report = join(folder, "report.json");
  try {
    const args = ["node_modules/@playwright/test/cli.js", "test", "--config", "e2e/playwright.config.ts"];
    const failed = await runNode(args, { ...process.env, E2E_LONG: "1", E2E_REPORT: report, NO_COLOR: "1" }).then(
      () => [],
      (failure: unknown) => [String(failure)],
    );
    const { stats } = JSON.parse(readFileSync(report, "utf8")) as { stats: { expected: number } };
    return { words: `${stats.expected} long journeys ended as they should`, wrong: failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
