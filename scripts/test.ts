import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "./browser.ts";
import { buildOnce } from "./build.ts";
import { runChecks } from "./check.ts";
import { step } from "./terminal.mjs";

/** One plain line over all suites, after each has told its own story. */
const total = { passed: 0, failed: 0, skipped: 0 };
const reports = mkdtempSync(join(tmpdir(), "foramen-test-"));

await house();
await unit();
if ((await isReady("Browser", ensureBrowser)) && (await isReady("Application", buildOnce))) await journeys();
rmSync(reports, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);

/** What `npm run check` says. */
async function house(): Promise<void> {
  const { passed, failed } = await runChecks();
  total.passed += passed;
  total.failed += failed.length;
}

/** What the journeys need; without it they count as one that failed. */
async function isReady(name: string, work: () => unknown): Promise<boolean> {
  try {
    await step(name, work);
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    total.failed++;
    return false;
  }
}

/** Pure logic, commands against a real PostgreSQL, and the embedded services themselves. */
async function unit(): Promise<void> {
  const report = join(reports, "unit.json");
  const args = [
    "--config",
    "config/vitest.config.ts",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const code = await run(["node_modules/vitest/vitest.mjs", "run", ...args]);
  const { numPassedTests, numFailedTests, numPendingTests } = (readReport(report) ?? {
    numPassedTests: 0,
    numFailedTests: 1,
    numPendingTests: 0,
  }) as Record<"numPassedTests" | "numFailedTests" | "numPendingTests", number>;
  count(code, { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests });
}

/** What people do, in a real browser against a whole installation of its own. */
async function journeys(): Promise<void> {
  const report = join(reports, "journeys.json");
  const args = ["test", "--config", "e2e/playwright.config.ts"];
  const code = await run(["node_modules/@playwright/test/cli.js", ...args], { E2E_REPORT: report });
  const { stats } = (readReport(report) ?? { stats: { expected: 0, unexpected: 1, flaky: 0, skipped: 0 } }) as {
    stats: Record<"expected" | "unexpected" | "flaky" | "skipped", number>;
  };
  count(code, { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped });
}

/** A suite that ended badly counts as failed also where it could not say which test it was. */
function count(code: number, { passed, failed, skipped }: typeof total): void {
  total.passed += passed;
  total.failed += failed > 0 || code === 0 ? failed : 1;
  total.skipped += skipped;
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** Runs a program of ours with its output in sight and answers its exit code. */
function run(args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: "1" }), ...env },
    });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
