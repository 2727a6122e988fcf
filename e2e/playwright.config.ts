import { defineConfig } from "@playwright/test";
import { browserPath } from "#scripts/browser.ts";

const executablePath = browserPath();
const args = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  // WebGL runs in software here; drawing every page that way too would take most of the time.
  "--disable-gpu-compositing",
  "--disable-gpu-rasterization",
];
const launchOptions = { ...(executablePath && { executablePath }), args };

/** No page lives long enough here to win back what its slower compilers cost, but one that draws images. */
const quickly = { ...launchOptions, args: [...args, "--js-flags=--no-maglev,--no-turbofan"] };
const drawing = /(the-viewer-shows|the-reading-room-holds|a-scan-travels).*\.spec\.ts/;

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  globalSetup: "./installation.setup.ts",
  // What takes minutes by its nature is for `npm run soak -- journeys`.
  [process.env["E2E_LONG"] ? "grep" : "grepInvert"]: /@long/,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env["CI"]),
  reporter: [["list"], ["json", { outputFile: process.env["E2E_REPORT"] ?? "../test-results/e2e.json" }]],
  use: {
    actionTimeout: 20_000,
    // Recording every step costs a third of the time; E2E_TRACE=1 does it to look into a failure.
    trace: process.env["E2E_TRACE"] ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions,
  },
  projects: [
    { name: "images", testMatch: drawing },
    { name: "pages", testIgnore: drawing, use: { launchOptions: quickly } },
  ],
});
